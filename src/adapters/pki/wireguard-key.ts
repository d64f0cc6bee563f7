// WireGuard keys (X25519, RFC 7748) in the base64 spelling of wg(8), and the check of those that others hand in.
import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';

export type WireguardKey = { readonly privateKey: string; readonly publicKey: string };

/** PKCS#8 of an X25519 key up to its 32 bytes (RFC 8410 §7). */
const privateKeyHeader = Buffer.from('302e020100300506032b656e04220420', 'hex');
/** SubjectPublicKeyInfo of an X25519 key up to its 32 bytes (RFC 8410 §4). */
const publicKeyHeaderBytes = 12;

/** Clamped like `wg genkey` does it, so that a key has one spelling. */
function clamp(secret: Buffer): Buffer {
  secret.writeUInt8(secret.readUInt8(0) & 0xf8, 0);
  secret.writeUInt8((secret.readUInt8(31) & 0x7f) | 0x40, 31);
  return secret;
}

export function createWireguardKey(random: (size: number) => Uint8Array = randomBytes): WireguardKey {
  const secret = clamp(Buffer.from(random(32)));
  const key = createPrivateKey({
    key: Buffer.concat([privateKeyHeader, secret]),
    format: 'der',
    type: 'pkcs8',
  });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    privateKey: secret.toString('base64'),
    publicKey: spki.subarray(publicKeyHeaderBytes).toString('base64'),
  };
}

export const createPresharedKey = (): string => randomBytes(32).toString('base64');

const prime = 2n ** 255n - 19n;

/**
 * The points of small order on Curve25519 and its twist, as u-coordinates: with one of these the agreed secret is zero,
 * whatever the other side's key (RFC 7748 §6.1).
 */
const lowOrder: readonly bigint[] = [
  0n,
  1n,
  prime - 1n,
  325606250916557431795983626356110631294008115727848805560023387167927233504n,
  39382357235489614581723060781553021112529911719440698176882885853963445705823n,
];

/**
 * A key is taken only in its one spelling: 44 characters of base64, and the number below 2^255 − 19. WireGuard would treat
 * other spellings as the same key, so that a key already seen, or revoked, could come back under another name.
 */
export function isUsableWireguardPublicKey(base64: string): boolean {
  if (!/^[A-Za-z0-9+/]{43}=$/.test(base64)) return false;
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.toString('base64') !== base64) return false;
  const u = BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
  return u < prime && !lowOrder.includes(u);
}
