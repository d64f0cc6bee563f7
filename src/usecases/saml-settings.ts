// How a tenant's staff sign in: its own key as a service provider, its identity provider, the one attribute that names people.

export type SamlSettings = {
  readonly spPrivateKeyPem: string;
  readonly spCertificatePem: string;
  readonly idp: IdentityProvider | null;
  readonly wantAssertionsSigned: boolean;
  readonly wantResponseSigned: boolean;
  /** The pinned attribute's Name, or `NameID`. Never the mail address. */
  readonly stableKey: string;
};

export type IdentityProvider = {
  readonly entityId: string;
  readonly ssoUrl: string;
  readonly sloUrl: string | null;
  readonly signingCertificates: readonly string[];
};
