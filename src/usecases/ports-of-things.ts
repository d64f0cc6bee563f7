// Ports that are not the store: time, chance, certificates and keys, waking a gateway that waits.
import type { DescribedIdentityProvider, SigningCertificate } from '../domain/identity-provider-metadata';
import type { Curve } from '../domain/certificate-profile';
import type { AuthorityKey } from '../domain/authority-key';
import type { CredentialId, GatewayId } from '../domain/ids';
import type { RevocationListWriter } from './ports-of-revocation-lists';
import type { AuthorityPki, IssuedCertificate, NewAuthorityKey, NewKey } from './ports-of-authority-keys';

export type Clock = () => Date;

export type Ids = {
  /** UUIDv7, lower case: sorts by time, stays inside the house. */
  readonly uuid: () => string;
  /** 128 random bits as 26 characters `[a-z2-7]`: for ids that leave the house. */
  readonly random: () => string;
  /** 256 random bits in base64url, for tokens that are shown once. */
  readonly token: () => string;
  /** SHA-256, hex: how tokens and keys are remembered. */
  readonly hash: (text: string | Uint8Array) => string;
  /** SHA-256, base64, as content digests are written. */
  readonly digest: (text: string) => string;
  /** The same of a text that is never there as a whole. */
  readonly runningDigest: () => RunningDigest;
};

export type RunningDigest = { readonly add: (text: string) => void; readonly end: () => string };

/** A QR code of the text as a data: address of an image. */
export type QrCode = (text: string) => Promise<string>;

/** What identity providers say about themselves. */
export type MetadataReader = {
  /** Every identity provider in it; refused as `metadata-…` when it cannot be read. */
  readonly read: (text: string) => readonly DescribedIdentityProvider[];
  /** From an https address, without following redirects; refused as `metadata-address…` or `metadata-fetch-…`. */
  readonly fetch: (address: string) => Promise<string>;
  /** Of a certificate in PEM; null when it is none. */
  readonly certificate: (pem: string) => SigningCertificate | null;
};

export type Wakeups = {
  /** After the transaction: somebody may be waiting for this gateway's changes. */
  readonly notify: (gateways: readonly GatewayId[]) => void;
  /** Resolves at the next call for this gateway, or after `ms`; a hint, never the truth. */
  readonly wait: (gateway: GatewayId, ms: number, signal?: AbortSignal) => Promise<void>;
};

/** A certificate and the means to sign in its name; the key may live elsewhere. */
export type Authority = {
  readonly certificatePem: string;
  readonly sign: (toBeSigned: Uint8Array) => Promise<Uint8Array>;
};

export type AuthorityMaterial = {
  readonly certificatePem: string;
  readonly key: AuthorityKey;
  readonly notAfter: Date;
  readonly serial: string;
};

export type TenantAuthorities = {
  readonly root: AuthorityMaterial;
  readonly clientCa: AuthorityMaterial;
  readonly serverCa: AuthorityMaterial;
};

export type CertificateRequest = {
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  /** The common name in the subject, or nothing; who gets a certificate for what is decided elsewhere. */
  readonly commonName: string | null;
  readonly curve: Curve;
  readonly keyHash: string;
};

/** What a certificate says; serials in decimal, names by their common name. */
export type CertificateFacts = {
  readonly commonName: string;
  readonly issuer: string;
  readonly serial: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly algorithm: string;
  /** SHA-256 of the SubjectPublicKeyInfo, hex. */
  readonly keyHash: string;
};

export type Pki = AuthorityPki & {
  readonly createTenantAuthorities: (input: {
    readonly tenantLabel: string;
    readonly now: Date;
    readonly serials: { readonly root: string; readonly clientCa: string; readonly serverCa: string };
    readonly keys: {
      readonly root: NewAuthorityKey;
      readonly clientCa: NewAuthorityKey;
      readonly serverCa: NewAuthorityKey;
    };
  }) => Promise<TenantAuthorities>;
  readonly authorityOf: (certificatePem: string, key: AuthorityKey) => Authority;
  readonly issueClientCertificate: (input: {
    readonly authority: Authority;
    readonly publicKey: Uint8Array;
    readonly credentialId: CredentialId;
    readonly serial: string;
    readonly notBefore: Date;
    readonly notAfter: Date;
  }) => Promise<IssuedCertificate>;
  readonly issueServerCertificate: (input: {
    readonly authority: Authority;
    readonly publicKey: Uint8Array;
    readonly dnsName: string;
    readonly serial: string;
    readonly notBefore: Date;
    readonly notAfter: Date;
  }) => Promise<IssuedCertificate>;
  readonly revocationListWriter: (authority: Authority) => RevocationListWriter;
  readonly readCertificateRequest: (request: string | Uint8Array) => CertificateRequest;
  readonly newSerial: () => string;
  /** Of a certificate that we issued. */
  readonly readCertificate: (pem: string) => CertificateFacts;
  /** Of any certificate in PEM; null when it is none. */
  readonly certificateEnd: (pem: string) => Date | null;
  /** SHA-256 in pairs of capital hex digits; null when it is none. */
  readonly certificateFingerprint: (pem: string) => string | null;
  readonly createClientKey: () => NewKey;
  readonly createWireguardKey: () => { readonly privateKey: string; readonly publicKey: string };
  /** One spelling, a point that agrees on a secret: what wg(8) would take without either is refused here. */
  readonly isUsableWireguardPublicKey: (base64: string) => boolean;
  readonly createPresharedKey: () => string;
  readonly createTlsCryptV2ServerKey: () => string;
  readonly createTlsCryptV2ClientKey: (serverKeyPem: string) => string;
  /** ECDSA P-256 with SHA-256 in IEEE P1363 form, base64: RFC 9421 requests and the trailers of answers. */
  readonly verifySignature: (publicKeySpki: string, text: string, signature: string) => boolean;
  readonly sign: (privateKeyPem: string, text: string) => string;
  readonly createSigningKey: () => { readonly privateKeyPem: string; readonly publicKey: string };
  readonly createSamlKey: (
    slug: string,
    now: Date,
  ) => Promise<{ readonly privateKeyPem: string; readonly certificatePem: string }>;
};
