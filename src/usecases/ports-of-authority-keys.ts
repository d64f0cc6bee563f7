// What is done with the keys of authorities: making, naming, signing, checking, and keeping them outside of the database.
import type { AuthorityNaming } from '../domain/authority-name';

export type IssuedCertificate = {
  readonly certificatePem: string;
  readonly serial: string;
  readonly notAfter: Date;
};

export type NewKey = { readonly privateKeyPem: string; readonly publicKey: Uint8Array };

export type AuthorityCertificateOrder = AuthorityNaming & {
  /** Null: it is a root, and signs itself. */
  readonly root: { readonly certificatePem: string; readonly privateKeyPem: string } | null;
  /** Needed only where it signs itself. */
  readonly privateKeyPem: string | null;
  readonly publicKey: Uint8Array;
  readonly serial: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
};

export type AuthorityCertificateCheck = AuthorityNaming & {
  readonly certificatePem: string;
  readonly rootPem: string;
  readonly publicKey: Uint8Array;
  readonly now: Date;
};

export type CheckedAuthority = {
  readonly certificatePem: string;
  readonly serial: string;
  readonly notAfter: Date;
};

export type AuthorityPki = {
  readonly createAuthorityKey: () => NewKey;
  readonly publicKeyOf: (privateKeyPem: string) => Uint8Array;
  readonly issueAuthority: (order: AuthorityCertificateOrder) => Promise<IssuedCertificate>;
  /** PKCS #10, for an offline root. */
  readonly authorityRequest: (key: NewKey, commonName: string) => string;
  /** Refused unless it is, to the byte, what the root makes after our profile. */
  readonly checkAuthority: (given: AuthorityCertificateCheck) => CheckedAuthority;
  /** Of a root's certificate: the short name of its municipality. */
  readonly rootLabel: (rootPem: string) => string;
  readonly lockKey: (privateKeyPem: string, passphrase: string) => string;
  readonly unlockKey: (file: string, passphrase: string) => string;
  readonly signsFor: (certificatePem: string, privateKeyPem: string) => boolean;
};
