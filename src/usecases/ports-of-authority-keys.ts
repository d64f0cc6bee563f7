// What is done with the keys of authorities: making, naming, signing, checking, and keeping them outside of the database.
import type { AuthorityKey } from '../domain/authority-key';
import type { AuthorityNaming } from '../domain/authority-name';
import type { KeyToken } from './ports-of-key-tokens';

export type IssuedCertificate = {
  readonly certificatePem: string;
  readonly serial: string;
  readonly notAfter: Date;
};

export type NewKey = { readonly privateKeyPem: string; readonly publicKey: Uint8Array };
export type NewAuthorityKey = { readonly key: AuthorityKey; readonly publicKey: Uint8Array };

export type AuthorityCertificateOrder = AuthorityNaming & {
  /** Null: it is a root, and signs itself. */
  readonly root: { readonly certificatePem: string; readonly key: AuthorityKey } | null;
  /** Needed only where it signs itself. */
  readonly key: AuthorityKey | null;
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
  /** Where it is configured, keys of new authorities are made in it, and nowhere else. */
  readonly keyToken: KeyToken | null;
  /** To be sealed in the database. */
  readonly createAuthorityKey: () => NewAuthorityKey;
  /** Of a key in a token only the token can say it. */
  readonly publicKeyOf: (key: AuthorityKey) => Promise<Uint8Array>;
  readonly issueAuthority: (order: AuthorityCertificateOrder) => Promise<IssuedCertificate>;
  /** PKCS #10, for an offline root. */
  readonly authorityRequest: (key: NewAuthorityKey, commonName: string) => Promise<string>;
  /** Refused unless it is, to the byte, what the root makes after our profile. */
  readonly checkAuthority: (given: AuthorityCertificateCheck) => CheckedAuthority;
  /** Of a root's certificate: the short name of its municipality. */
  readonly rootLabel: (rootPem: string) => string;
  readonly lockKey: (privateKeyPem: string, passphrase: string) => string;
  readonly unlockKey: (file: string, passphrase: string) => string;
  readonly signsFor: (certificatePem: string, privateKeyPem: string) => boolean;
};
