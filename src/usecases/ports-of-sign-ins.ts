// The records of signing in and out over SAML: what it goes by, what is under way, what was used, and which session it became.
import type { Assurance } from '../domain/assurance';
import type { AliasOverrides } from '../domain/attribute-aliases';
import type { IdentityRule } from '../domain/identity-attributes';
import type { RequiredAttribute } from '../domain/required-attribute';
import type { Tenant } from '../domain/tenant';

/** All that decides who somebody is; the rules for their roles come as a list of their own. */
export type SignInRules = Pick<Tenant, 'kind' | 'closedAt'> & {
  readonly identity: IdentityRule;
  /** Those in force: the tenant's own, its maker's, or none. */
  readonly aliases: AliasOverrides;
  readonly required: RequiredAttribute | null;
  readonly assurance: Assurance;
};

export type SignInRulesRecord = { readonly get: () => Promise<SignInRules> };

export type SamlRequest = {
  readonly id: string;
  /** A hash of the cookie that the browser got with it. */
  readonly browser: string;
  readonly returnTo: string;
  readonly expiresAt: Date;
};

/** Unknown: never made, too old, used, or answered too often. */
export type NoRequest = 'unknown' | 'wrong-browser';

/** Requests that are under way; each is good for one answer. */
export type SamlRequestRecords = {
  readonly save: (request: SamlRequest) => Promise<void>;
  /** An answer is about to be checked. Consumes nothing, but one request stands for so many tries and no more. */
  readonly countAttempt: (id: string, browser: string, now: Date) => Promise<'live' | NoRequest>;
  /** Once, and for the browser that was given it. */
  readonly consume: (
    id: string,
    browser: string,
    now: Date,
  ) => Promise<{ readonly returnTo: string } | NoRequest>;
  readonly saveLogout: (id: string, expiresAt: Date) => Promise<void>;
  readonly awaitsLogout: (id: string, now: Date) => Promise<boolean>;
  /** False when nobody waits for the answer to it, or not any more. */
  readonly consumeLogout: (id: string, now: Date) => Promise<boolean>;
};

/** What a sign-in and the test of one have in common. */
export type SignInRequestRecords = Pick<SamlRequestRecords, 'save' | 'countAttempt' | 'consume'>;

export type SamlTestRequestRecords = SignInRequestRecords & {
  /** Newest first, and no more than anybody could need. */
  readonly underWay: (now: Date) => Promise<readonly Omit<SamlRequest, 'expiresAt'>[]>;
};

export type SamlMessageRecords = {
  /** False when the identity provider's message of this id was used before. */
  readonly takeOnce: (kind: 'assertion' | 'logout', id: string, expiresAt: Date) => Promise<boolean>;
};

/** What the identity provider calls a session. */
export type SamlSessionName = { readonly nameId: string; readonly sessionIndex: string | null };

export type SamlSessionRecords = {
  readonly remember: (
    session: SamlSessionName & { readonly sessionId: string; readonly expiresAt: Date },
  ) => Promise<void>;
  /** Ends the sessions of these indexes and those without one; no index at all means every session of the NameID. */
  readonly end: (nameId: string, sessionIndexes: readonly string[]) => Promise<void>;
};
