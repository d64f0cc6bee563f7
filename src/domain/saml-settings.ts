// How a tenant's staff sign in: its own key as a service provider, its identity provider, what names a person for good.
import type { IdentityRule } from './identity-attributes';

export type SamlSettings = {
  readonly spPrivateKeyPem: string;
  readonly spCertificatePem: string;
  readonly idp: IdentityProvider | null;
  readonly wantAssertionsSigned: boolean;
  readonly wantResponseSigned: boolean;
  /** How long ago somebody may have signed in at the identity provider; it may keep people signed in for weeks. */
  readonly maxAuthenticationHours: number;
  /** The one pinned attribute, or the NameID. Never the mail address. */
  readonly identity: IdentityRule;
};

/** One sign-in in the morning lasts a long day. */
export const usualAuthenticationHours = 12;

export type IdentityProvider = {
  readonly entityId: string;
  readonly ssoUrl: string;
  readonly sloUrl: string | null;
  readonly signingCertificates: readonly string[];
};
