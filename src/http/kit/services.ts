// What the HTTP shell needs from outside; compose.ts plugs it together.
import type { Request } from 'express';
import type { Store } from 'express-session';
import type { Logger } from 'pino';
import type { SessionLimits } from '../../domain/assurance';
import type { Actor } from '../../domain/actor';
import type { Tenant } from '../../domain/tenant';
import type { RateLimits } from '../../usecases/ports-of-rates';
import type { TenantId } from '../../domain/ids';
import type { Acting, SignedInElsewhere } from '../../usecases/act-as-delegate';
import type { Closing } from '../../domain/closing';
import type { SignInChange } from '../../domain/sign-in-change';
import type { Route } from './route';
import type { SessionContent } from './session';
import type { TenantName, TenantView } from './tenant-view';

export type AppServices = {
  readonly publicUrl: URL;
  readonly sessionStore: Store;
  /** The first signs, the others are still accepted: a secret can be changed without signing everybody out. */
  readonly sessionSecrets: readonly string[];
  readonly rateLimits: RateLimits;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly viewsFolder: string;
  readonly scriptsFolder: string;
  /** Addresses of the proxies whose forwarding headers count; empty: none. */
  readonly trustedProxies: readonly string[];
  /** Where a municipality's identity provider ends its sessions: the one foreign origin that a form of ours may lead to. */
  readonly signOutOrigin: (slug: string) => Promise<string | null>;
  /** Of requests that know neither session nor page. */
  readonly tenantInPath: (request: Request) => Promise<Pick<Tenant, 'id'> | null>;
  readonly findTenant: (slug: string) => Promise<TenantView | null>;
  /** The provider, whose people work below /operator; null until it has been made. */
  readonly findOperator: () => Promise<TenantView | null>;
  /** The municipalities that people choose from; the provider is none. */
  readonly listTenants: () => Promise<readonly TenantName[]>;
  /** Changes to the sign-in that those who answer for it must see on every page. */
  readonly signInNotices: (actor: Actor) => Promise<readonly SignInChange[]>;
  /** Whether the emergency account is on, for those who must see that on every page. */
  readonly emergencyIsOn: (actor: Actor) => Promise<boolean>;
  /** That the municipality is about to be closed, for its admins and IT. */
  readonly closingNotice: (actor: Actor) => Promise<Closing | null>;
  /** Whether somebody is, or was, asked about applications of others, or answers for somebody. */
  readonly hasInbox: (actor: Actor) => Promise<boolean>;
  /** For the figure in the menu of those who decide. */
  readonly countWaitingRequests: (actor: Actor) => Promise<number>;
  /** Whether somebody signed in elsewhere may act in this municipality now, by its own delegation; null: no. */
  readonly actAsDelegate: (person: SignedInElsewhere, tenant: TenantId) => Promise<Acting | null>;
  /** For essential acts: how old a sign-in may be in this municipality. */
  readonly freshMinutes: (tenant: TenantId) => Promise<number>;
  readonly sessionLimits: (tenant: TenantId) => Promise<SessionLimits>;
  /** Where the identity provider ends the session too; null where it has no such address. */
  readonly singleLogoutUrl: (slug: string, person: SessionContent) => Promise<string | null>;
  readonly routes: readonly Route[];
};
