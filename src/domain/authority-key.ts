// Where the private key of an authority is, and how it is found there: text that lay sealed in the database, or a name in
// a PKCS #11 token (a hardware security module), which signs and never gives the key away.
import { Refusal } from './errors';

/** `token`: its label; `id`: the CKA_ID of the pair in it, hex. */
export type TokenKeyName = { readonly token: string; readonly id: string };

export type AuthorityKey =
  { readonly place: 'sealed'; readonly privateKeyPem: string } | (TokenKeyName & { readonly place: 'token' });

/** The key as text, where it is text at all. */
export function pemOf(key: AuthorityKey): string {
  if (key.place !== 'sealed') throw new Refusal('conflict', 'authority-key-elsewhere');
  return key.privateKeyPem;
}

/** How long a key may lie in the token before an authority stands for it; then it is destroyed as nobody's. */
export const strayKeyMs = 60 * 60_000;
