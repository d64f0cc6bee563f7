// A key for OpenVPN on P-256, born here, and the request for its certificate. The private key is exported, because it must
// stand in the file; it goes nowhere else.
import { Certificate, CertificationRequest } from 'pkijs';
import { pemBlock, pemBytes } from './base64';

export type OpenvpnKey = {
  /** PKCS #8 PEM. */
  readonly privateKey: string;
  /** PKCS #10 PEM, signed by the key: names nobody. */
  readonly request: string;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
};

export async function makeOpenvpnKey(): Promise<OpenvpnKey> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('no key pair was made');
  const request = new CertificationRequest();
  request.attributes = [];
  await request.subjectPublicKeyInfo.importKey(pair.publicKey);
  await request.sign(pair.privateKey, 'SHA-256');
  return {
    privateKey: pemBlock('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
    request: pemBlock('CERTIFICATE REQUEST', request.toSchema(true).toBER()),
    publicKey: new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey)),
  };
}

/** Whether the first certificate of a chain is for this key: with another one the file would never connect. */
export function isCertificateFor(chainPem: string, publicKey: Uint8Array): boolean {
  const [leaf] = pemBytes(chainPem);
  if (leaf === undefined) return false;
  const certified = new Uint8Array(Certificate.fromBER(leaf).subjectPublicKeyInfo.toSchema().toBER());
  return certified.length === publicKey.length && certified.every((byte, at) => byte === publicKey[at]);
}
