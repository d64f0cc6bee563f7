// Fills a new database with municipalities and many people who have had their access for a while.
import type { Knex } from 'knex';
import { dialectOf } from '../../../src/adapters/db/dialect';
import { createVaults } from '../../../src/adapters/db/vault';
import { createSecrets } from '../../../src/adapters/secrets/secrets';
import { openPorts } from '../../../src/compose';
import type { Config } from '../../../src/config';
import type { VpnProtocol } from '../../../src/domain/access-profile';
import type { Ports } from '../../../src/usecases/ports';
import { eventsAfter } from './audit-rows';
import { benchSlug, createBenchTown, type BenchTown } from './bench-town';
import { layDown } from './lay-down';
import { personMaker, type PersonRows, type Seeded } from './person-rows';

export type Populated = { readonly town: BenchTown; readonly people: readonly Seeded[] };

/** `count`: in each municipality. */
type Population = { readonly count: number; readonly protocols: readonly VpnProtocol[] };

export async function populate(config: Config, population: Population): Promise<Populated> {
  const [populated] = await populateTowns(config, 1, population);
  if (populated === undefined) throw new Error('nobody has come');
  return populated;
}

/** As many municipalities, of which the first has the usual slug. */
export async function populateTowns(
  config: Config,
  tenants: number,
  population: Population,
): Promise<readonly Populated[]> {
  const { ports, knex, close } = await openPorts(config);
  const start = performance.now();
  try {
    const towns = await createTowns(withOneSamlKey(ports), tenants);
    const vaultOf = createVaults(createSecrets({ masterKeys: config.masterKeys }));
    const makers = towns.map((town) =>
      personMaker({
        town,
        ...population,
        seal: (row, key) =>
          vaultOf(town.tenantId).seal(knex, { table: 'credentials', row, column: 'preshared_key' }, key),
        now: ports.clock(),
      }),
    );
    const people = await layDown(knex, tenants * population.count, inTurn(makers));
    for (const town of towns) await setCounters(knex, town, population);
    await settle(knex);
    const seconds = ((performance.now() - start) / 1_000).toFixed(0);
    console.error(`${dialectOf(knex)}: ${people.length} people have come, in ${seconds} s`);
    return towns.map((town, place) => ({
      town,
      people: people.filter((_, index) => index % tenants === place),
    }));
  } finally {
    await close();
  }
}

async function createTowns(ports: Ports, tenants: number): Promise<readonly BenchTown[]> {
  const towns = [await createBenchTown(ports)];
  while (towns.length < tenants)
    towns.push(await createBenchTown(ports, `${benchSlug}-${String(towns.length + 1)}`));
  return towns;
}

/** Each town would make an RSA key of its own for half a second, which nothing here measures. */
function withOneSamlKey(ports: Ports): Ports {
  const key = ports.pki.createSamlKey('bench', ports.clock());
  return { ...ports, pki: { ...ports.pki, createSamlKey: () => key } };
}

/** One person of each town after the other. */
function inTurn(
  makers: readonly ((index: number) => Promise<PersonRows>)[],
): (index: number) => Promise<PersonRows> {
  return (index) => {
    const make = makers[index % makers.length];
    if (make === undefined) throw new Error('there is no town to come to');
    return make(Math.floor(index / makers.length));
  };
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
