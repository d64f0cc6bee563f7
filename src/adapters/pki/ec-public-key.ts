// Elliptic-curve public keys as SubjectPublicKeyInfo: which curve, which point, and nothing but the two curves we take.
import { createPublicKey, type KeyObject } from 'node:crypto';

import type { Curve } from '../../domain/certificate-profile';

export type EcPublicKey = { readonly curve: Curve; /** 0x04, x, y. */ readonly point: Buffer };

/**
 * DER up to the point (RFC 5480 §2): named curve, uncompressed point. One key has exactly one spelling this way, so that
 * the hash of the key finds a key that was seen before.
 */
const encodings: readonly { readonly curve: Curve; readonly header: string; readonly pointBytes: number }[] =
  [
    { curve: 'P-256', header: '3059301306072a8648ce3d020106082a8648ce3d030107034200', pointBytes: 65 },
    { curve: 'P-384', header: '3076301006072a8648ce3d020106052b81040022036200', pointBytes: 97 },
  ];

/** Null for every other kind of key: RSA, other curves, explicit parameters, compressed points, points at infinity. */
export function readEcPublicKey(spki: Uint8Array): EcPublicKey | null {
  const bytes = Buffer.from(spki);
  for (const { curve, header, pointBytes } of encodings) {
    const point = bytes.subarray(header.length / 2);
    const matches = bytes.toString('hex', 0, header.length / 2) === header;
    if (matches && point.length === pointBytes && point.readUInt8(0) === 4) return { curve, point };
  }
  return null;
}

/** Throws when the point does not lie on the curve. As JWK, because that is twice as fast as reading the DER again. */
export function importEcPublicKey({ curve, point }: EcPublicKey): KeyObject {
  const half = (point.length - 1) / 2;
  const x = point.toString('base64url', 1, 1 + half);
  const y = point.toString('base64url', 1 + half);
  return createPublicKey({ key: { kty: 'EC', crv: curve, x, y }, format: 'jwk' });
}
