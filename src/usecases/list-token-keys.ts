// What lies in the token, and which authority stands for each key: what nobody stands for, people may look into.
import { Refusal } from '../domain/errors';
import type { Ports } from './ports';
import type { KeyInToken } from './ports-of-key-tokens';

export type ListedTokenKey = KeyInToken & {
  /** Null: no authority in this database has it. */
  readonly of: { readonly slug: string; readonly authority: string } | null;
};

export type ListedTokenKeys = {
  readonly token: string;
  readonly keys: readonly ListedTokenKey[];
  /** Authorities whose key is not in the token. */
  readonly missing: readonly { readonly slug: string; readonly authority: string; readonly keyId: string }[];
};

export async function listTokenKeys({ store, pki }: Pick<Ports, 'store' | 'pki'>): Promise<ListedTokenKeys> {
  const { keyToken } = pki;
  if (keyToken === null) throw new Refusal('unavailable', 'token-not-configured');
  const keys = await keyToken.list();
  const known = await store.installation.authoritiesInToken(keyToken.label);
  const byId = new Map(known.map((one) => [one.keyId, one]));
  const there = new Set(keys.map(({ id }) => id));
  return {
    token: keyToken.label,
    keys: keys.map((key) => ({ ...key, of: byId.get(key.id) ?? null })),
    missing: known.filter(({ keyId }) => !there.has(keyId)),
  };
}
