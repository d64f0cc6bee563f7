// Seals and opens the secrets of one owner; its wrapped data keys lie in the table data_keys.
import type { Knex } from 'knex';

export type WrappedKey = { readonly id: string; readonly wrapped: string };

export type Place = {
  readonly owner: string;
  readonly table: string;
  readonly row: string;
  readonly column: string;
};

/** What the store needs for secrets at rest. */
export type Secrets = {
  readonly newDataKey: (owner: string) => WrappedKey;
  readonly seal: (keys: readonly WrappedKey[], place: Place, text: string) => string;
  readonly open: (keys: readonly WrappedKey[], place: Place, sealed: string) => string;
};

/** `db` is the transaction when there is one: on SQLite a second connection would wait for it for ever. */
export type Vault = {
  readonly seal: (db: Knex, place: Omit<Place, 'owner'>, text: string) => Promise<string>;
  readonly open: (db: Knex, place: Omit<Place, 'owner'>, sealed: string) => Promise<string>;
  /** What opens many at once: the keys are asked for once. */
  readonly opener: (
    db: Knex,
    all: readonly string[],
  ) => Promise<(place: Omit<Place, 'owner'>, sealed: string) => string>;
};

export const installationOwner = 'installation';

export function createVaults(secrets: Secrets): (owner: string) => Vault {
  const remembered = new Map<string, readonly WrappedKey[]>();
  const keysOf = async (db: Knex, owner: string, isEnough: (keys: readonly WrappedKey[]) => boolean) => {
    const known = remembered.get(owner);
    if (known !== undefined && isEnough(known)) return known;
    const keys = await loadKeys(db, owner);
    // What a transaction sees may never come to be.
    if (db.isTransaction !== true) remembered.set(owner, keys);
    return keys;
  };
  return (owner) => ({
    seal: async (db, place, text) => {
      const keys = await keysOf(db, owner, ({ length }) => length > 0);
      return secrets.seal(keys, { ...place, owner }, text);
    },
    open: async (db, place, sealed) => {
      const keys = await keysOf(db, owner, (known) => isSubset(new Set([keyIn(sealed)]), known));
      return secrets.open(keys, { ...place, owner }, sealed);
    },
    opener: async (db, all) => {
      const ids = new Set(all.map(keyIn));
      const keys = await keysOf(db, owner, (known) => isSubset(ids, known));
      return (place, sealed) => secrets.open(keys, { ...place, owner }, sealed);
    },
  });
}

const keyIn = (sealed: string): string | undefined => sealed.split('.', 2)[1];

function isSubset(ids: ReadonlySet<string | undefined>, keys: readonly WrappedKey[]): boolean {
  const known = new Set<string | undefined>(keys.map(({ id }) => id));
  return [...ids].every((id) => known.has(id));
}

async function loadKeys(db: Knex, owner: string): Promise<readonly WrappedKey[]> {
  return await db('data_keys').where({ owner }).orderBy('id').select<WrappedKey[]>(['id', 'wrapped']);
}

/** An owner's first data key. */
export async function makeDataKey(db: Knex, secrets: Secrets, owner: string): Promise<void> {
  if ((await loadKeys(db, owner)).length > 0) return;
  const { id, wrapped } = secrets.newDataKey(owner);
  await db('data_keys').insert({ owner, id, wrapped });
}
