// The portal's own signing key and ECDSA signatures in the fixed-length form that RFC 9421 uses (r and s, 64 bytes).
import { generateKeyPairSync, sign, verify } from 'node:crypto';

import { importEcPublicKey, readEcPublicKey } from './ec-public-key';

export type SigningKey = {
  /** PKCS#8. */
  readonly privateKeyPem: string;
  /** SubjectPublicKeyInfo, DER in base64: what is pinned by the other side. */
  readonly publicKey: string;
};

const dsaEncoding = 'ieee-p1363';

export function createSigningKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { privateKeyPem: privateKey, publicKey: publicKey.toString('base64') };
}

/** ecdsa-p256-sha256 (RFC 9421 §3.3.4). */
export function signBytes(privateKeyPem: string, bytes: Uint8Array): Uint8Array {
  return sign('sha256', bytes, { key: privateKeyPem, dsaEncoding });
}

/** False for whatever is not a valid signature by this key, including keys that are none or lie on another curve. */
export function verifyBytes(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  const key = readEcPublicKey(Buffer.from(publicKey, 'base64'));
  if (key?.curve !== 'P-256' || signature.length !== 64) return false;
  try {
    return verify('sha256', bytes, { key: importEcPublicKey(key), dsaEncoding }, signature);
  } catch {
    return false;
  }
}
