// Makes a client's key pair on the server: the separate way for pages without JavaScript. Whoever calls it keeps nothing.
import { generateKeyPairSync } from 'node:crypto';

export type ClientKey = {
  /** PKCS#8. */
  readonly privateKeyPem: string;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
};

export function createClientKey(): ClientKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { privateKeyPem: privateKey, publicKey };
}
