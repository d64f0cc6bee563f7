// Keys read from PEM once and kept: reading a private RSA key costs OpenSSL as much as signing with it.
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** Of all municipalities together; whoever has more reads some keys again. */
const mostKept = 1_000;

/** Of a key or of a certificate. */
export const publicKeyOf = kept((pem) => createPublicKey(pem));

export const privateKeyOf = kept((pem) => createPrivateKey(pem));

function kept(read: (pem: string) => KeyObject): (pem: string) => KeyObject {
  const known = new Map<string, KeyObject>();
  return (pem) => {
    const found = known.get(pem);
    if (found !== undefined) return found;
    const key = read(pem);
    if (known.size >= mostKept) known.clear();
    known.set(pem, key);
    return key;
  };
}
