// Everything a database holds, as text that two moments can be compared by: whole, or one tenant's part of it.
import type { Knex } from 'knex';
import type { TenantId } from '../../src/domain/ids';

type Row = Readonly<Record<string, unknown>>;
/** A line for each row, by table and content. */
export type Dump = readonly string[];

/** Of SQLite: its own list of tables says which there are, so that a new one is in it by itself. */
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
  const tables: readonly { readonly name: string }[] = await knex('sqlite_master')
    .where('type', 'table')
    .select('name');
  const lines: string[] = [];
  for (const { name } of tables) {
    const rows: readonly Row[] = await knex(name).select();
    for (const row of rows) if (counts(row, name)) lines.push(`${name} ${JSON.stringify(row)}`);
  }
  return lines.sort();
}
