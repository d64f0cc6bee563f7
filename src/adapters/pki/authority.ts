// A certificate authority as the issuing code sees it: its certificate and something that signs.
import { createPrivateKey, sign, X509Certificate } from 'node:crypto';

import type { AuthorityKey } from '../../domain/authority-key';
import type { KeyToken } from '../../usecases/ports-of-key-tokens';
import { signerInToken } from './token-signer';

/** `sign` yields ECDSA with SHA-384 in DER. The key need not be here. */
export type Authority = {
  readonly certificatePem: string;
  readonly sign: (tbs: Uint8Array) => Promise<Uint8Array>;
};

export function authorityOf(
  certificatePem: string,
  key: AuthorityKey,
  token: KeyToken | null = null,
): Authority {
  if (key.place === 'sealed') return authorityFromPem(certificatePem, key.privateKeyPem);
  const { publicKey } = new X509Certificate(certificatePem);
  return { certificatePem, sign: signerInToken(token, key, publicKey) };
}

/**
 * Reads the key once, which costs half as much as a signature: keep the authority for as long as certificates are issued.
 * Signs in this thread: under a millisecond, while a trip to the thread pool cost half as much again when measured.
 */
function authorityFromPem(certificatePem: string, privateKeyPem: string): Authority {
  const key = createPrivateKey(privateKeyPem);
  if (key.asymmetricKeyDetails?.namedCurve !== 'secp384r1') throw new Error('an authority needs a P-384 key');
  if (!new X509Certificate(certificatePem).checkPrivateKey(key)) {
    throw new Error('the private key does not belong to the certificate of the authority');
  }
  return { certificatePem, sign: async (tbs) => sign('sha384', tbs, { key, dsaEncoding: 'der' }) };
}
