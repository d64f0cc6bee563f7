// The X.509 v3 extensions of a certificate profile (RFC 5280 §4.2.1).
import { hash } from 'node:crypto';

import type {
  BasicConstraints,
  CertificateProfile,
  ExtendedKeyUsage,
  KeyUsage,
} from '../../domain/certificate-profile';
import { bitString, boolean, type Der, encode, implicit, integer, octetString, oid, sequence } from './der';

const keyUsageBit: Readonly<Record<KeyUsage, number>> = { digitalSignature: 0, keyCertSign: 5, cRLSign: 6 };
export const extendedKeyUsageOid: Readonly<Record<ExtendedKeyUsage, string>> = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
};
export const subjectKeyIdentifierOid = '2.5.29.14';

const critical = (id: string, value: Der): Der =>
  sequence(oid(id), boolean(true), octetString(encode(value)));
export const ordinary = (id: string, value: Der): Der => sequence(oid(id), octetString(encode(value)));

/** A named bit list without trailing zero bits, as DER wants it. */
function keyUsage(usages: readonly KeyUsage[]): Der {
  const bits = usages.map((usage) => keyUsageBit[usage]);
  const octet = bits.reduce((sum, bit) => sum | (0x80 >> bit), 0);
  return bitString(Uint8Array.of(octet), 7 - Math.max(...bits));
}

const basicConstraints = (constraints: BasicConstraints): Der =>
  constraints.ca ? sequence(boolean(true), integer(BigInt(constraints.pathLength))) : sequence();

/** What every certificate of a profile says. */
function profileExtensions(profile: CertificateProfile): readonly Der[] {
  const purposes = profile.extendedKeyUsage.map((usage) => oid(extendedKeyUsageOid[usage]));
  return [
    critical('2.5.29.19', basicConstraints(profile.basicConstraints)),
    critical('2.5.29.15', keyUsage(profile.keyUsage)),
    ...(purposes.length > 0 ? [ordinary('2.5.29.37', sequence(...purposes))] : []),
  ];
}

const known = new WeakMap<CertificateProfile, readonly Der[]>();

/** The same each time, so it is built once. */
function rememberedExtensions(profile: CertificateProfile): readonly Der[] {
  const remembered = known.get(profile) ?? profileExtensions(profile);
  known.set(profile, remembered);
  return remembered;
}

/** RFC 7093 §2 method 1: the first 160 bits of SHA-256 over the point, instead of SHA-1. */
export const keyIdentifier = (point: Uint8Array): Buffer => hash('sha256', point, 'buffer').subarray(0, 20);

export const authorityKeyIdentifier = (issuerKeyId: Uint8Array): Der =>
  ordinary('2.5.29.35', sequence(implicit(0, issuerKeyId)));

export type ExtensionDetails = {
  readonly profile: CertificateProfile;
  readonly keyId: Uint8Array;
  /** Null in a self-signed certificate. */
  readonly authorityKeyIdentifier: Der | null;
  readonly dnsName: string | null;
};

export function extensions(details: ExtensionDetails): Der {
  const { dnsName } = details;
  const list = [...rememberedExtensions(details.profile)];
  if (dnsName !== null)
    list.push(ordinary('2.5.29.17', sequence(implicit(2, Buffer.from(dnsName, 'ascii')))));
  list.push(ordinary(subjectKeyIdentifierOid, octetString(details.keyId)));
  if (details.authorityKeyIdentifier !== null) list.push(details.authorityKeyIdentifier);
  return sequence(...list);
}
