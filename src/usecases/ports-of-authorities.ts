// The records of what stands behind certificates: authorities in generations, and what was signed for gateways.
import type { AuthorityKind, AuthorityState, CertificateAuthority } from '../domain/authority';
import type { AuthorityKey } from '../domain/authority-key';
import type { KeyAlgorithm } from '../domain/credential';
import type { AuthorityId, GatewayId } from '../domain/ids';

export type StoredAuthority = {
  readonly certificatePem: string;
  readonly key: AuthorityKey;
  readonly notAfter: Date;
};

/** What may be known of it without touching its key. */
export type AuthorityFace = Omit<StoredAuthority, 'key'> & { readonly id: AuthorityId };

export type AuthorityRecords = {
  /** Every generation, by kind and generation. In a transaction that changes them, hold the tenant first. */
  readonly list: () => Promise<readonly CertificateAuthority[]>;
  /** The one that issues at present. */
  readonly issuing: (kind: AuthorityKind) => Promise<AuthorityFace>;
  /** Prepared, issuing and retiring ones, the oldest first. */
  readonly trusted: (kind: AuthorityKind) => Promise<readonly AuthorityFace[]>;
  /** Of one that has a certificate. */
  readonly face: (id: AuthorityId) => Promise<AuthorityFace>;
  /** With its key: refused where it is not here. */
  readonly toSign: (id: AuthorityId) => Promise<StoredAuthority>;
  /** Its key, while its certificate is still awaited. */
  readonly keyOf: (id: AuthorityId) => Promise<AuthorityKey>;
  /** `certificatePem` is null while it is awaited. A key in a token must have been noted, and is nobody's no more. */
  readonly insert: (
    authority: CertificateAuthority,
    material: { readonly certificatePem: string | null; readonly key: AuthorityKey },
  ) => Promise<void>;
  /** A key that is here no more is deleted, in a token as soon as it answers. Conflict `changed-meanwhile` when the state was another one. */
  readonly update: (
    authority: CertificateAuthority,
    from: AuthorityState,
    certificatePem?: string,
  ) => Promise<void>;
  /** What still counts and hangs on it: certificates of devices and gateways, and authorities below it. */
  readonly dependents: (authority: CertificateAuthority, now: Date) => Promise<number>;
  /** OpenVPN files that people hold and that were made before this moment; stops at 1,000. */
  readonly filesMadeBefore: (moment: Date) => Promise<number>;
  /** Destroys their keys, those in a token as soon as it answers; the certificates stay. */
  readonly close: () => Promise<void>;
};

/** One that issues, or is to, and whose it is. */
export type AuthorityOfTenant = {
  readonly id: AuthorityId;
  readonly notAfter: Date;
  readonly tenant: { readonly slug: string; readonly name: string };
};

export type AuthoritiesOfTheInstallation = {
  /** Of municipalities that are not closed; those that end first come first. */
  readonly authoritiesEndingBefore: (end: Date, limit: number) => Promise<readonly AuthorityOfTenant[]>;
};

export type ServerCertificateState = 'intended' | 'issued' | 'superseded' | 'revoked';

export type ServerCertificate = {
  readonly serial: string;
  readonly gatewayId: GatewayId;
  readonly authorityId: AuthorityId;
  readonly keyAlgorithm: KeyAlgorithm;
  readonly keyHash: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly state: ServerCertificateState;
  readonly createdAt: Date;
};

export type ServerCertificateRecords = {
  /** Before it is signed. */
  readonly insert: (certificate: ServerCertificate) => Promise<void>;
  /** It has reached its gateway's row: all others of this gateway are superseded. */
  readonly settle: (gateway: GatewayId, serial: string) => Promise<void>;
  /** Of a gateway out of service: all of them. */
  readonly revokeAll: (gateway: GatewayId) => Promise<void>;
  readonly ofGateway: (gateway: GatewayId) => Promise<readonly ServerCertificate[]>;
};
