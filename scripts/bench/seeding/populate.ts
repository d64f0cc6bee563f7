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
import { insertRows, type Row } from './insert-rows';
import { personMaker, type Seeded } from './person-rows';
import { withoutIndexes } from './without-indexes';

export type Populated = { readonly town: BenchTown; readonly people: readonly Seeded[] };

/** Parents before children. */
const tables = [
  'identities',
  'persons',
  'search_tokens',
  'access_requests',
  'grants',
  'devices',
  'credentials',
  'addresses',
  'enforcements',
  'audit_events',
];
const atOnce = 2_000;
/** Up to here the database checks every reference; more people are made of the same rows. */
const checkedCount = 1_000;

type Population = { readonly count: number; readonly protocols: readonly VpnProtocol[] };

export async function populate(config: Config, { count, protocols }: Population): Promise<Populated> {
  const { ports, knex, close } = await openPorts(config);
  const start = performance.now();
  try {
    const town = await createBenchTown(ports);
    const vault = createVaults(createSecrets({ masterKeys: config.masterKeys }))(town.tenantId);
    const people: Seeded[] = [];
    const make = personMaker({
      town,
      count,
      protocols,
      seal: (row, key) => vault.seal(knex, { table: 'credentials', row, column: 'preshared_key' }, key),
      now: ports.clock(),
    });
    const isHurried = count > checkedCount;
    if (isHurried) await hurry(knex);
    await withoutIndexes(knex, tables, async () => {
      for (let from = 0; from < count; from += atOnce) {
        people.push(
          ...(await insertPeople(knex, make, { from, to: Math.min(count, from + atOnce), isHurried })),
        );
      }
    });
    await setCounters(knex, town, { count, protocols });
    const seconds = ((performance.now() - start) / 1_000).toFixed(0);
    console.error(`${dialectOf(knex)}: ${count} people have come, in ${seconds} s`);
    return { town, people };
  } finally {
    await close();
  }
}

type Stretch = { readonly from: number; readonly to: number; readonly isHurried: boolean };

async function insertPeople(
  knex: Knex,
  make: ReturnType<typeof personMaker>,
  { from, to, isHurried }: Stretch,
): Promise<readonly Seeded[]> {
  const rows = new Map<string, Row[]>(tables.map((table) => [table, []]));
  const people: Seeded[] = [];
  for (let index = from; index < to; index += 1) {
    const made = await make(index);
    people.push(made.seeded);
    for (const table of tables) rows.get(table)?.push(...(made.tables[table] ?? []));
  }
  await knex.transaction(async (trx) => {
    if (isHurried && dialectOf(trx) === 'postgres')
      await trx.raw('SET LOCAL session_replication_role = replica');
    for (const [table, some] of rows) await insertRows(trx, table, inOrderOfKey(table, some));
  });
  return people;
}

/** Neighbours of an index laid down together; all others come by time anyway. */
function inOrderOfKey(table: string, rows: readonly Row[]): readonly Row[] {
  if (table !== 'search_tokens') return rows;
  const keyed = rows.map((row) => ({ row, key: `${row['kind']} ${row['token']}` }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ row }) => row);
}

/** What these rows would have counted up. */
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
  await settle(knex);
}

/** Only while the rows are laid down: whoever opens the database afterwards has its usual, careful settings. */
async function hurry(knex: Knex): Promise<void> {
  if (dialectOf(knex) === 'postgres') return;
  await knex.raw('PRAGMA synchronous = OFF');
  await knex.raw('PRAGMA cache_size = -400000');
  await knex.raw('PRAGMA foreign_keys = OFF');
}

/** What PostgreSQL's autovacuum would have done by the time so many people have come; SQLite is left as the product leaves it. */
async function settle(knex: Knex): Promise<void> {
  if (dialectOf(knex) === 'postgres') await knex.raw('VACUUM ANALYZE');
  else await knex.raw('PRAGMA wal_checkpoint(TRUNCATE)');
}
