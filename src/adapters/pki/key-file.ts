// A private key in a file of its own: PKCS #8, encrypted with a passphrase (RFC 5958, PBES2 with AES-256), as OpenSSL reads it.
import { createPrivateKey, createPublicKey, sign, verify, X509Certificate } from 'node:crypto';

import type { AuthorityKey } from '../../domain/authority-key';
import { Refusal } from '../../domain/errors';
import type { KeyToken } from '../../usecases/ports-of-key-tokens';
import { publicKeyInToken } from './token-signer';

export async function publicKeyOf(key: AuthorityKey, token: KeyToken | null): Promise<Uint8Array> {
  return key.place === 'token'
    ? publicKeyInToken(token, key)
    : createPublicKey(key.privateKeyPem).export({ type: 'spki', format: 'der' });
}

export function lockKey(privateKeyPem: string, passphrase: string): string {
  const key = createPrivateKey(privateKeyPem);
  return key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString();
}

/** A wrong passphrase and a damaged file look alike. */
export function unlockKey(file: string, passphrase: string): string {
  try {
    const key = createPrivateKey({ key: file, format: 'pem', passphrase });
    return key.export({ type: 'pkcs8', format: 'pem' }).toString();
  } catch (error) {
    throw new Refusal('invalid', 'authority-key-file', { cause: error });
  }
}

/** Proved by a signature, not by a look at the public half. */
export function signsFor(certificatePem: string, privateKeyPem: string): boolean {
  const body = new X509Certificate(certificatePem);
  const question = Buffer.from(`fernamt: can this key sign? ${body.fingerprint256}`);
  const key = createPrivateKey(privateKeyPem);
  if (key.asymmetricKeyType !== 'ec' || !body.checkPrivateKey(key)) return false;
  const signature = sign('sha384', question, key);
  return verify('sha384', question, body.publicKey, signature);
}
