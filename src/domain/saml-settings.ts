// How a tenant's staff sign in: its own key as a service provider, its identity provider, what names a person for good.
import { Refusal } from './errors';
import type { IdentityRule } from './identity-attributes';

export type SamlSettings = {
  readonly spPrivateKeyPem: string;
  readonly spCertificatePem: string;
  /** While our own key is being changed; the pair above is the one that signs. */
  readonly keyRotation: KeyRotation | null;
  readonly idp: IdentityProvider | null;
  readonly wantAssertionsSigned: boolean;
  readonly wantResponseSigned: boolean;
  /** How long ago somebody may have signed in at the identity provider; it may keep people signed in for weeks. */
  readonly maxAuthenticationHours: number;
  /** The one pinned attribute, or the NameID. Never the mail address. */
  readonly identity: IdentityRule;
};

export type OwnKey = { readonly privateKeyPem: string; readonly certificatePem: string };

export type KeyRotation = {
  /** Published: the new key is in our metadata and does not sign yet. Signing: it signs, and the old one still decrypts. */
  readonly step: 'published' | 'signing';
  /** The one of both that does not sign. */
  readonly other: OwnKey;
  readonly begunAt: Date;
  readonly stepAt: Date;
};

/** One sign-in in the morning lasts a long day. */
export const usualAuthenticationHours = 12;

/** Up to a week: some identity providers let a session last long and ask for no password in between. */
export const authenticationHoursLimits = { min: 1, max: 168 } as const;

export function checkAuthenticationHours(hours: number): void {
  const { min, max } = authenticationHoursLimits;
  if (!Number.isInteger(hours) || hours < min || hours > max) {
    throw new Refusal('invalid', 'authentication-hours-out-of-range');
  }
}

export type IdentityProvider = {
  readonly entityId: string;
  readonly ssoUrl: string;
  readonly sloUrl: string | null;
  readonly signingCertificates: readonly string[];
};
