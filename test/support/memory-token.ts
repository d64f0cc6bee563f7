// A token that keeps its keys in memory and can be away: for tests of what the portal does then. The real one is in the lab.
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { p384 } from '@noble/curves/nist.js';
import { Refusal } from '../../src/domain/errors';
import type { KeyToken } from '../../src/usecases/ports-of-key-tokens';

type Kept = { readonly label: string; readonly secret: Uint8Array; readonly publicKey: Uint8Array };

export type MemoryToken = KeyToken & {
  readonly keys: Map<string, Kept>;
  /** Why it refuses everything; null: it does not. */
  refuses: string | null;
};

export function memoryToken(label = 'fernamt'): MemoryToken {
  const keys = new Map<string, Kept>();
  const found = (id: string): Kept => {
    const key = keys.get(id);
    if (key === undefined) throw new Refusal('unavailable', 'token-key-missing');
    return key;
  };
  const there = (): void => {
    if (token.refuses !== null) throw new Refusal('unavailable', token.refuses);
  };
  const token: MemoryToken = {
    label,
    keys,
    refuses: null,
    create: async (name) => {
      there();
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
      const secret = Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
      const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
      keys.set(name.id, { label: name.label, secret, publicKey });
      return publicKey;
    },
    publicKey: async (id) => {
      there();
      return found(id).publicKey;
    },
    sign: async (id, digest) => {
      there();
      return p384.sign(digest, found(id).secret, { prehash: false, format: 'compact', lowS: false });
    },
    destroy: async (id) => {
      there();
      keys.delete(id);
    },
    list: async () => {
      there();
      return [...keys].map(([id, key]) => ({ id, label: key.label }));
    },
    reach: async () => there(),
    failure: () => token.refuses,
  };
  return token;
}
