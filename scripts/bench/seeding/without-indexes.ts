// Lays many rows down without their indexes and builds these afterwards, which takes a fraction of the time.
import type { Knex } from 'knex';
import { z } from 'zod';
import { dialectOf } from '../../../src/adapters/db/dialect';

const indexes = z.array(z.object({ name: z.string(), sql: z.string() }));

export async function withoutIndexes(
  knex: Knex,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const built = await indexesOf(knex, tables);
  for (const { name } of built) await knex.raw('DROP INDEX ??', [name]);
  await work();
  for (const { sql } of built) await knex.raw(sql);
}

/** Those that carry a constraint of the table (a key, a uniqueness) stay. */
async function indexesOf(knex: Knex, tables: readonly string[]) {
  if (dialectOf(knex) === 'postgres') {
    const rows: unknown = await knex('pg_indexes')
      .where('schemaname', 'public')
      .whereIn('tablename', tables)
      .whereNotExists(knex('pg_constraint').whereRaw('conname = indexname'))
      .select({ name: 'indexname', sql: 'indexdef' });
    return indexes.parse(rows);
  }
  const rows: unknown = await knex('sqlite_master')
    .where('type', 'index')
    .whereIn('tbl_name', tables)
    .whereNotNull('sql')
    .select(['name', 'sql']);
  return indexes.parse(rows);
}
