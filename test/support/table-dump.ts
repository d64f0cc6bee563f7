// Everything a database holds, as text that two moments can be compared by: whole, or one tenant's part of it.
import type { Knex } from 'knex';
import { dialectOf } from '../../src/adapters/db/dialect';
import type { TenantId } from '../../src/domain/ids';
import { columnsOfAll } from './schema';

type Row = Readonly<Record<string, unknown>>;
/** A line for each row, by table and content. */
export type Dump = readonly string[];

/** Sessions move with every page that is opened. */
const restless: readonly string[] = ['sessions'];

/** The database's own list of tables says which there are, so that a new one is in it by itself. */
export async function dumpOf(knex: Knex): Promise<Dump> {
  return linesOf(knex, () => true);
}

export async function dumpOfTenant(knex: Knex, tenant: TenantId): Promise<Dump> {
  return linesOf(
    knex,
    (row, table) => row['tenant_id'] === tenant || (table === 'tenants' && row['id'] === tenant),
  );
}

async function linesOf(knex: Knex, counts: (row: Row, table: string) => boolean): Promise<Dump> {
  const tables = [...(await columnsOfAll(knex, dialectOf(knex))).keys()];
  const lines: string[] = [];
  for (const name of tables.filter((one) => !restless.includes(one))) {
    const rows: readonly Row[] = await knex(name).select();
    for (const row of rows) if (counts(row, name)) lines.push(`${name} ${JSON.stringify(row)}`);
  }
  return lines.sort();
}
