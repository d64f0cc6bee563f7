// What is erased with a municipality: every table that can hold something of it, so that a later one cannot be forgotten.
import { erasedTables, tablesThatStay } from '../../../src/adapters/db/erasure';
import { pemOf } from '../../../src/domain/authority-key';
import { authorityId } from '../../../src/domain/ids';
import { engines, useDatabases } from '../../support/databases';
import { columnsOfAll } from '../../support/schema';
import { addAccess, newTown } from '../../support/town';

/** About the installation and nobody in it. */
const ofNobody = ['installation', 'migrations', 'stray_token_keys'];

describe.each(engines)('erasing on %s', (engine) => {
  const databases = useDatabases(engine);

  it('covers every table there is, once, but for those that stay', async () => {
    const { knex } = await databases.open();
    const covered = [...erasedTables.map(({ table }) => table), ...tablesThatStay, ...ofNobody];
    expect(covered.sort()).toEqual([...(await columnsOfAll(knex, engine)).keys()].sort());
  });

  it('removes what refers to others first, in pieces no larger than asked for, and nothing of other tenants', async () => {
    const { store, knex } = await databases.open();
    const town = await newTown(store);
    const other = await newTown(store);
    for (const one of [town, other]) await addAccess(one);
    const { id } = await town.tenant.get();
    let pieces = 0;
    for (;;) {
      const removed = await town.erasure.removeSome(2);
      if (removed === 0) break;
      expect(removed).toBeLessThanOrEqual(2);
      pieces += 1;
    }
    expect(pieces).toBeGreaterThan(10);
    for (const [table, columns] of await columnsOfAll(knex, engine)) {
      if (!columns.includes('tenant_id') || tablesThatStay.some((stays) => stays === table)) continue;
      expect([table, await knex(table).where('tenant_id', id)]).toEqual([table, []]);
    }
    expect(await knex('data_keys').where('owner', id)).toEqual([]);
    expect(pemOf((await other.authorities.toSign(authorityId('root'))).key)).toContain('root key');
    expect((await other.persons.search([], { after: null, limit: 5 })).items).toHaveLength(1);
  });
});
