// What each kind of certificate may contain and how long it may live, as data, and the rule for its dates.
import { Refusal } from './errors';

/** The curves of BSI TR-02102-1 that WebCrypto, OpenSSL and OpenVPN all have under these names (FIPS 186-5). */
export type Curve = 'P-256' | 'P-384';
export type KeyUsage = 'digitalSignature' | 'keyCertSign' | 'cRLSign';
export type ExtendedKeyUsage = 'clientAuth' | 'serverAuth';
/** RFC 5280 §4.2.1.9: an authority says how many authorities may follow below it. */
export type BasicConstraints = { readonly ca: true; readonly pathLength: number } | { readonly ca: false };
export type CertificateProfileName = 'root' | 'clientCa' | 'serverCa' | 'clientLeaf' | 'serverLeaf';

export type CertificateProfile = {
  /** Keys that a certificate of this kind may be made for. */
  readonly curves: readonly Curve[];
  /** Digest of the signature on it; the issuer's key is always P-384, to which SHA-384 belongs (RFC 5758 §3.2). */
  readonly digest: 'sha384';
  /** RFC 5280 §4.2.1.3; always critical. */
  readonly keyUsage: readonly KeyUsage[];
  /** RFC 5280 §4.2.1.12; in an issuing authority it limits what that authority may issue for. */
  readonly extendedKeyUsage: readonly ExtendedKeyUsage[];
  /** Always critical. */
  readonly basicConstraints: BasicConstraints;
  readonly maxLifetimeDays: number;
  /** No certificate of this kind is valid after this moment; null where the issuer's own end is the limit. */
  readonly latestEnd: string | null;
};

/** A device whose clock is a little slow must not find its new certificate "not yet valid". */
export const backdateMinutes = 10;

/**
 * Sources: RFC 5280 §4.2.1 for the extensions. BSI TR-02102-1 (2026) recommends ECDSA from 250 bits on, RSA PKCS#1 v1.5
 * no longer, and purely classical signatures until the end of 2035; TR-02102-2 purely classical key agreement in TLS,
 * which is what the issuing authorities are for, until the end of 2031.
 */
export const certificateProfiles: Readonly<Record<CertificateProfileName, CertificateProfile>> = {
  root: {
    curves: ['P-384'],
    digest: 'sha384',
    keyUsage: ['keyCertSign', 'cRLSign'],
    extendedKeyUsage: [],
    basicConstraints: { ca: true, pathLength: 1 },
    maxLifetimeDays: 3653,
    latestEnd: '2035-12-31T23:59:59Z',
  },
  clientCa: {
    curves: ['P-384'],
    digest: 'sha384',
    keyUsage: ['keyCertSign', 'cRLSign'],
    extendedKeyUsage: ['clientAuth'],
    basicConstraints: { ca: true, pathLength: 0 },
    maxLifetimeDays: 1825,
    latestEnd: '2031-12-31T23:59:59Z',
  },
  serverCa: {
    curves: ['P-384'],
    digest: 'sha384',
    keyUsage: ['keyCertSign', 'cRLSign'],
    extendedKeyUsage: ['serverAuth'],
    basicConstraints: { ca: true, pathLength: 0 },
    maxLifetimeDays: 1825,
    latestEnd: '2031-12-31T23:59:59Z',
  },
  clientLeaf: {
    curves: ['P-256', 'P-384'],
    digest: 'sha384',
    keyUsage: ['digitalSignature'],
    extendedKeyUsage: ['clientAuth'],
    basicConstraints: { ca: false },
    maxLifetimeDays: 365,
    latestEnd: null,
  },
  serverLeaf: {
    curves: ['P-256', 'P-384'],
    digest: 'sha384',
    keyUsage: ['digitalSignature'],
    extendedKeyUsage: ['serverAuth'],
    basicConstraints: { ca: false },
    maxLifetimeDays: 90,
    latestEnd: null,
  },
};

export type Validity = { readonly notBefore: Date; readonly notAfter: Date };

const wholeSecond = (ms: number): number => Math.floor(ms / 1000) * 1000;

/** Longest end the profile allows; both ends belong to the lifetime (RFC 5280 §4.1.2.5), hence the second less. */
function profileEnd(profile: CertificateProfile, notBefore: number): number {
  const byAge = notBefore + profile.maxLifetimeDays * 86_400_000 - 1000;
  return profile.latestEnd === null ? byAge : Math.min(byAge, Date.parse(profile.latestEnd));
}

/**
 * The dates of a new certificate: from ten minutes ago until the earliest of profile, issuer and wish.
 * `issuerNotAfter` is null for a root, which issues itself.
 */
export function validity(
  profile: CertificateProfile,
  now: Date,
  issuerNotAfter: Date | null,
  wishedEnd?: Date,
): Validity {
  if (wishedEnd !== undefined && !(wishedEnd.getTime() > now.getTime())) {
    throw new Refusal('invalid', 'certificate-end-in-the-past');
  }
  const notBefore = wholeSecond(now.getTime() - backdateMinutes * 60_000);
  const limits = [profileEnd(profile, notBefore), issuerNotAfter?.getTime(), wishedEnd?.getTime()];
  const notAfter = wholeSecond(Math.min(...limits.filter((limit) => limit !== undefined)));
  if (!(notAfter > now.getTime())) throw new Refusal('unavailable', 'certificate-authority-expired');
  return { notBefore: new Date(notBefore), notAfter: new Date(notAfter) };
}

/** Whether a certificate with these dates keeps the profile's limits; what is signed is checked once more with this. */
export function keepsLimits(
  profile: CertificateProfile,
  dates: Validity,
  issuerNotAfter: Date | null,
): boolean {
  const start = dates.notBefore.getTime();
  const end = dates.notAfter.getTime();
  const limit = Math.min(profileEnd(profile, start), issuerNotAfter?.getTime() ?? Infinity);
  return end > start && end <= limit;
}
