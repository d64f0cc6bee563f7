// The X.509 v3 extensions of a certificate profile (RFC 5280 §4.2.1).
import { createHash } from 'node:crypto';

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

const extension = (id: string, critical: boolean, value: Der): Der =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octetString(encode(value)));

/** A named bit list without trailing zero bits, as DER wants it. */
function keyUsage(usages: readonly KeyUsage[]): Der {
  const bits = usages.map((usage) => keyUsageBit[usage]);
  const octet = bits.reduce((sum, bit) => sum | (0x80 >> bit), 0);
  return bitString(Uint8Array.of(octet), 7 - Math.max(...bits));
}

const basicConstraints = (constraints: BasicConstraints): Der =>
  constraints.ca ? sequence(boolean(true), integer(BigInt(constraints.pathLength))) : sequence();

/** RFC 7093 §2 method 1: the first 160 bits of SHA-256 over the point, instead of SHA-1. */
export const keyIdentifier = (point: Uint8Array): Buffer =>
  createHash('sha256').update(point).digest().subarray(0, 20);

export type ExtensionDetails = {
  readonly profile: CertificateProfile;
  readonly keyId: Uint8Array;
  /** Null in a self-signed certificate. */
  readonly issuerKeyId: Uint8Array | null;
  readonly dnsName: string | null;
};

export function extensions({ profile, keyId, issuerKeyId, dnsName }: ExtensionDetails): Der {
  const list = [
    extension('2.5.29.19', true, basicConstraints(profile.basicConstraints)),
    extension('2.5.29.15', true, keyUsage(profile.keyUsage)),
  ];
  if (profile.extendedKeyUsage.length > 0) {
    const purposes = profile.extendedKeyUsage.map((usage) => oid(extendedKeyUsageOid[usage]));
    list.push(extension('2.5.29.37', false, sequence(...purposes)));
  }
  if (dnsName !== null)
    list.push(extension('2.5.29.17', false, sequence(implicit(2, Buffer.from(dnsName, 'ascii')))));
  list.push(extension(subjectKeyIdentifierOid, false, octetString(keyId)));
  if (issuerKeyId !== null) list.push(extension('2.5.29.35', false, sequence(implicit(0, issuerKeyId))));
  return sequence(...list);
}
