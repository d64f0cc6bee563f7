// Keys as somebody's browser would make them: a request for a P-256 certificate and a WireGuard key.
import { generateKeyPairSync } from 'node:crypto';
import { certificateRequest } from '../../../src/agent/certificate-request';
import type { HandedInKeys } from '../../../src/usecases/issue-for-keys';

export function newRequest(): string {
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return certificateRequest(privateKey);
}

export function newWireguardKey(): string {
  const { publicKey } = generateKeyPairSync('x25519');
  return publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
}

export const bothKinds = (): HandedInKeys => ({
  request: newRequest(),
  wireguardKey: newWireguardKey(),
  origin: 'page',
});
