// The few cryptographic acts of the agent, as the protocol's pure functions want them passed in.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { SignText, VerifyText } from '../../domain/answer-trailer';

export function sha256Base64(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64');
}

export function signer(privateKeyPem: string): SignText {
  const key = createPrivateKey(privateKeyPem);
  return (text) =>
    sign('sha256', Buffer.from(text, 'utf8'), { key, dsaEncoding: 'ieee-p1363' }).toString('base64');
}

/** `publicKey`: SPKI DER in base64. Only P-256 is believed. */
export function verifier(publicKey: string): VerifyText {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1')
    throw new Error('the key is not on the curve P-256');
  return (text, signature) =>
    verify(
      'sha256',
      Buffer.from(text, 'utf8'),
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64'),
    );
}

export type AgentKey = { readonly privateKey: string; readonly publicKey: string };

/** A P-256 pair: the private half as PEM, the public one as SPKI DER in base64. */
export function newSigningKey(): AgentKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return {
    privateKey: pemOf(privateKey),
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  };
}

/** Both halves as WireGuard writes them: base64 of the 32 bytes. */
export function newWireguardKey(): AgentKey {
  const { privateKey } = generateKeyPairSync('x25519');
  const { d = '', x = '' } = privateKey.export({ format: 'jwk' });
  return { privateKey: base64(d), publicKey: base64(x) };
}

/** P-384, like the authorities above it. */
export function newServerKey(): string {
  return pemOf(generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).privateKey);
}

export function newNonce(): string {
  return randomBytes(16).toString('base64url');
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function base64(base64url: string): string {
  return Buffer.from(base64url, 'base64url').toString('base64');
}
