// The wrapped data keys of all owners, for the change of the master key.
import type { Knex } from 'knex';
import type { DataKeys, WrappedUnder } from '../../usecases/ports-of-data-keys';
import type { Secrets, WrappedKey } from './vault';

export type RewrappingSecrets = Secrets & {
  readonly rewrap: (owner: string, key: WrappedKey) => WrappedKey;
};

type Row = WrappedKey & { readonly owner: string };

/** It stands in the wrapping: `v1.<master key>.…`. */
const masterKeyOf = ({ wrapped }: Pick<Row, 'wrapped'>): string => wrapped.split('.')[1] ?? '';

export function dataKeysOf(
  knex: Knex,
  secrets: RewrappingSecrets,
  masterKeyIds: readonly string[],
): DataKeys {
  const rows = async (): Promise<readonly Row[]> =>
    await knex('data_keys').orderBy(['owner', 'id']).select<Row[]>(['owner', 'id', 'wrapped']);
  return {
    masterKeyIds,
    wrappedUnder: async () => countByMasterKey(await rows()),
    rewrapAll: async () => {
      let changed = 0;
      for (const row of await rows()) {
        if (masterKeyOf(row) === masterKeyIds[0]) continue;
        const { wrapped } = secrets.rewrap(row.owner, row);
        // Whoever does the same at the same time has wrapped the same key: one of the two is enough.
        const where = { owner: row.owner, id: row.id, wrapped: row.wrapped };
        changed += await knex('data_keys').where(where).update({ wrapped });
      }
      return changed;
    },
    addToAll: async () => {
      const owners = new Set((await rows()).map(({ owner }) => owner));
      for (const owner of owners) await knex('data_keys').insert({ owner, ...secrets.newDataKey(owner) });
      return owners.size;
    },
  };
}

function countByMasterKey(rows: readonly Row[]): readonly WrappedUnder[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(masterKeyOf(row), (counts.get(masterKeyOf(row)) ?? 0) + 1);
  return [...counts].map(([masterKeyId, dataKeys]) => ({ masterKeyId, dataKeys }));
}
