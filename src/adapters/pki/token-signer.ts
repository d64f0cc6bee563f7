// Signing with a key in a token: the digest goes in, r and s come out, and what does not verify goes nowhere.
import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';

import type { TokenKeyName } from '../../domain/authority-key';
import { Refusal } from '../../domain/errors';
import type { KeyToken } from '../../usecases/ports-of-key-tokens';
import { encode, integer, sequence } from './der';

/** An r or an s on P-384, in octets. */
const scalarBytes = 48;

export function signerInToken(
  token: KeyToken | null,
  name: TokenKeyName,
  publicKey: KeyObject | Uint8Array,
): (tbs: Uint8Array) => Promise<Uint8Array> {
  const verifying = publicKey instanceof Uint8Array ? keyOf(publicKey) : publicKey;
  return async (tbs) => {
    const raw = await tokenOf(token, name).sign(name.id, hash('sha384', tbs, 'buffer'));
    // A token that has gone wrong, or holds another key under this name, must not be what others find out.
    const isOurs =
      raw.length === 2 * scalarBytes &&
      verify('sha384', tbs, { key: verifying, dsaEncoding: 'ieee-p1363' }, raw);
    if (!isOurs) throw new Refusal('unavailable', 'token-other-key');
    return derSignature(raw);
  };
}

export function publicKeyInToken(token: KeyToken | null, name: TokenKeyName): Promise<Uint8Array> {
  return tokenOf(token, name).publicKey(name.id);
}

/** The one whose label is on record: a key of the same name in another one would be another key. */
function tokenOf(token: KeyToken | null, name: TokenKeyName): KeyToken {
  if (token === null) throw new Refusal('unavailable', 'token-not-configured');
  if (token.label !== name.token) throw new Refusal('unavailable', 'token-other');
  return token;
}

function keyOf(spki: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
}

/** RFC 3279 §2.2.3: SEQUENCE of the two numbers. */
export function derSignature(raw: Uint8Array): Buffer {
  const number = (bytes: Uint8Array) => integer(BigInt(`0x${Buffer.from(bytes).toString('hex')}`));
  return encode(sequence(number(raw.subarray(0, scalarBytes)), number(raw.subarray(scalarBytes))));
}
