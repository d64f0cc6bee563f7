// A key pair for WireGuard, born here. The private key is exported, because it must stand in the file; it goes nowhere else.
import { x25519 } from '@noble/curves/ed25519.js';
import { base64, base64OfUrl, bytesOf } from './base64';

export type WireguardPair = { readonly privateKey: string; readonly publicKey: string };

/** As `wg genkey` writes it: three bits of the first byte and two of the last are fixed (RFC 7748 §5). */
export async function makeWireguardPair(): Promise<WireguardPair> {
  const { secret, publicKey } = (await byBrowser()) ?? byLibrary();
  const [first = 0] = secret;
  secret[0] = first & 248;
  secret[31] = ((secret[31] ?? 0) & 127) | 64;
  const privateKey = base64(secret);
  secret.fill(0);
  return { privateKey, publicKey };
}

type Born = { readonly secret: Uint8Array; readonly publicKey: string };

/** Null in browsers that do not know the curve yet (Chrome and Edge before 133, Safari before 17, Firefox before 130). */
async function byBrowser(): Promise<Born | null> {
  try {
    const made = await crypto.subtle.generateKey({ name: 'X25519' }, true, ['deriveBits']);
    if (!('privateKey' in made)) return null;
    const { d, x } = await crypto.subtle.exportKey('jwk', made.privateKey);
    if (d === undefined || x === undefined) return null;
    return { secret: bytesOf(base64OfUrl(d)), publicKey: base64OfUrl(x) };
  } catch {
    return null;
  }
}

/** The chance comes from the browser here too. */
export function byLibrary(): Born {
  const secret = crypto.getRandomValues(new Uint8Array(32));
  return { secret, publicKey: base64(x25519.getPublicKey(secret)) };
}
