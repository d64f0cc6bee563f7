// Fills a new database with a municipality and many people who have had their access for a while.
import type { Knex } from 'knex';
import { dialectOf } from '../../../src/adapters/db/dialect';
import { createVaults } from '../../../src/adapters/db/vault';
import { createSecrets } from '../../../src/adapters/secrets/secrets';
import { openPorts } from '../../../src/compose';
import type { Config } from '../../../src/config';
import type { VpnProtocol } from '../../../src/domain/access-profile';
import { eventsAfter } from './audit-rows';
import { createBenchTown, type BenchTown } from './bench-town';
import { layDown } from './lay-down';
import { personMaker, type Seeded } from './person-rows';

export type Populated = { readonly town: BenchTown; readonly people: readonly Seeded[] };

type Population = { readonly count: number; readonly protocols: readonly VpnProtocol[] };

export async function populate(config: Config, population: Population): Promise<Populated> {
  const { ports, knex, close } = await openPorts(config);
  const start = performance.now();
  try {
    const town = await createBenchTown(ports);
    const vault = createVaults(createSecrets({ masterKeys: config.masterKeys }))(town.tenantId);
    const make = personMaker({
      town,
      ...population,
      seal: (row, key) => vault.seal(knex, { table: 'credentials', row, column: 'preshared_key' }, key),
      now: ports.clock(),
    });
    const people = await layDown(knex, population.count, make);
    await setCounters(knex, town, population);
    await settle(knex);
    const seconds = ((performance.now() - start) / 1_000).toFixed(0);
    console.error(`${dialectOf(knex)}: ${population.count} people have come, in ${seconds} s`);
    return { town, people };
  } finally {
    await close();
  }
}

/** What the rows would have counted up, had they come one by one. */
async function setCounters(knex: Knex, town: BenchTown, { count, protocols }: Population): Promise<void> {
  const tenant_id = town.tenantId;
  const counters = [
    { tenant_id, name: 'cases', value: 2 * count },
    { tenant_id, name: 'audit', value: eventsAfter(count) },
  ];
  await knex('counters').insert(counters).onConflict(['tenant_id', 'name']).merge();
  const taken = Math.ceil(count / protocols.length);
  const inUse = { in_use: taken, next_place: taken };
  await knex('address_pools').where({ tenant_id }).whereIn('protocol', protocols).update(inUse);
  const followed = { revision: count, acknowledged: count, log_from: count };
  await knex('gateways').where({ tenant_id, id: town.gateway.id }).update(followed);
}

/** What PostgreSQL's autovacuum does by the time so many people have come; SQLite is left as the product leaves it. */
async function settle(knex: Knex): Promise<void> {
  if (dialectOf(knex) === 'postgres') await knex.raw('VACUUM ANALYZE');
  else await knex.raw('PRAGMA wal_checkpoint(TRUNCATE)');
}
