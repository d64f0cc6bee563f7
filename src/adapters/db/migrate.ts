// Brings the database to the present shape: each migration once, in order, each in a transaction of its own.
import type { Knex } from 'knex';
import { columnTypes, dialectOf, lockForMigration } from './dialect';
import { migrations } from './migrations/all';
import type { Migration } from './migrations/migration';
import { inTransaction } from './transaction';

/** The database was written by a newer program; starting on it could destroy what this one does not know. */
export class DatabaseTooNew extends Error {
  constructor(unknown: string) {
    super(
      `The database holds the migration ${unknown}, which this version does not know. Start the newer version.`,
    );
    this.name = 'DatabaseTooNew';
  }
}

/**
 * Not Knex's own migrator: it creates its tables outside the lock, so that two processes on an empty PostgreSQL race,
 * and its lock is a row, so that a process killed on the way leaves it locked. Here the lock is the transaction's.
 */
export async function migrate(knex: Knex, list: readonly Migration[] = migrations): Promise<void> {
  await inTransaction(knex, refuseNewerDatabase(list));
  for (const migration of list) await inTransaction(knex, (trx) => applyOnce(trx, migration));
}

function refuseNewerDatabase(list: readonly Migration[]) {
  return async (trx: Knex.Transaction): Promise<void> => {
    await lockForMigration(trx);
    await run(trx, 'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, applied_at text NOT NULL)');
    const unknown = (await appliedNames(trx)).find(
      (name) => !list.some((migration) => migration.name === name),
    );
    if (unknown !== undefined) throw new DatabaseTooNew(unknown);
  };
}

async function applyOnce(trx: Knex.Transaction, migration: Migration): Promise<void> {
  await lockForMigration(trx);
  if ((await appliedNames(trx)).includes(migration.name)) return;
  for (const statement of migration.statements) await run(trx, statement);
  await trx('migrations').insert({ name: migration.name, applied_at: new Date().toISOString() });
}

async function appliedNames(knex: Knex): Promise<readonly string[]> {
  return await knex('migrations').orderBy('name').pluck<string[]>('name');
}

async function run(trx: Knex.Transaction, statement: string): Promise<void> {
  await trx.raw(columnTypes(dialectOf(trx), statement));
}
