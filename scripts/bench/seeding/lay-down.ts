// Writes the rows of many people: while the database takes one lot, the next is made.
import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import { dialectOf } from '../../../src/adapters/db/dialect';
import { insertRows, type Row } from './insert-rows';
import type { PersonRows, Seeded } from './person-rows';
import { withoutIndexes } from './without-indexes';

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

type MakePerson = (index: number) => Promise<PersonRows>;
type Lot = { readonly people: readonly Seeded[]; readonly rows: ReadonlyMap<string, readonly Row[]> };

export async function layDown(knex: Knex, count: number, make: MakePerson): Promise<readonly Seeded[]> {
  const people: Seeded[] = [];
  const isHurried = count > checkedCount;
  if (isHurried) await hurry(knex);
  await withoutIndexes(knex, tables, async () => {
    let lot = await makeLot(make, 0, count);
    while (lot.people.length > 0) {
      people.push(...lot.people);
      [lot] = await Promise.all([makeLot(make, people.length, count), insertLot(knex, lot, isHurried)]);
    }
  });
  return people;
}

async function makeLot(make: MakePerson, from: number, count: number): Promise<Lot> {
  const rows = new Map<string, Row[]>(tables.map((table) => [table, []]));
  const people: Seeded[] = [];
  for (let index = from; index < Math.min(count, from + atOnce); index += 1) {
    const made = await make(index);
    people.push(made.seeded);
    for (const table of tables) rows.get(table)?.push(...(made.tables[table] ?? []));
    // Now and then the database's answers are heard.
    if (index % 50 === 0) await setImmediate();
  }
  return { people, rows };
}

async function insertLot(knex: Knex, { rows }: Lot, isHurried: boolean): Promise<void> {
  await knex.transaction(async (trx) => {
    const unchecked = isHurried && dialectOf(trx) === 'postgres';
    if (unchecked) await trx.raw('SET LOCAL session_replication_role = replica');
    for (const [table, some] of rows) await insertRows(trx, table, inOrderOfKey(table, some));
  });
}

/** Neighbours of an index laid down together; all others come by time anyway. */
function inOrderOfKey(table: string, rows: readonly Row[]): readonly Row[] {
  if (table !== 'search_tokens') return rows;
  const keyed = rows.map((row) => ({ row, key: `${row['kind']} ${row['token']}` }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ row }) => row);
}

/** Only on this connection: whoever opens the database afterwards has its usual, careful settings. */
async function hurry(knex: Knex): Promise<void> {
  if (dialectOf(knex) === 'postgres') return;
  await knex.raw('PRAGMA synchronous = OFF');
  await knex.raw('PRAGMA cache_size = -400000');
  await knex.raw('PRAGMA foreign_keys = OFF');
}
