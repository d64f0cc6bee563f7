// Which tables and columns a database has, asked of the database itself, so that a new one is seen by itself.
import type { Knex } from 'knex';
import type { Engine } from './databases';

export async function columnsOfAll(
  knex: Knex,
  engine: Engine,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows: readonly { readonly t: string; readonly c: string }[] =
    engine === 'sqlite'
      ? await knex.raw(
          `SELECT m.name AS t, c.name AS c FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'`,
        )
      : (
          await knex.raw(
            `SELECT table_name AS t, column_name AS c FROM information_schema.columns WHERE table_schema = 'public'`,
          )
        ).rows;
  const tables = new Map<string, string[]>();
  for (const { t, c } of rows) tables.set(t, [...(tables.get(t) ?? []), c]);
  return tables;
}
