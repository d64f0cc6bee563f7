// Databases with all migrations in them: these run once for each engine in a run of Jest, and every database of a test
// begins as a copy of what they left.
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '../../src/adapters/db/connection';
import { migrate } from '../../src/adapters/db/migrate';
import { startPostgres, type TestPostgres } from './postgres';
import { preparedOnce } from './prepared';

const sqliteFile = 'migrated.sqlite';
const postgresFiles = 'data';
const postgresName = 'migrated';

/** Closing a SQLite database moves everything from its journal into the file. */
async function migrateAt(url: string): Promise<void> {
  const knex = openDatabase({ url });
  try {
    await migrate(knex);
  } finally {
    await knex.destroy();
  }
}

export async function copyMigratedSqlite(to: string): Promise<string> {
  const folder = await preparedOnce('sqlite', (made) => migrateAt(join(made, sqliteFile)));
  await copyFile(join(folder, sqliteFile), to);
  return to;
}

export type MigratedPostgres = TestPostgres & { readonly createMigrated: () => Promise<string> };

export async function startMigratedPostgres(): Promise<MigratedPostgres> {
  const folder = await preparedOnce('postgres', prepareFiles);
  const server = await startPostgres({ from: join(folder, postgresFiles) });
  return { ...server, createMigrated: () => server.createDatabase({ template: postgresName }) };
}

async function prepareFiles(folder: string): Promise<void> {
  const server = await startPostgres();
  try {
    await migrateAt(await server.createDatabase({ name: postgresName }));
    await server.stopKeeping(join(folder, postgresFiles));
  } catch (cause) {
    await server.stop();
    throw cause;
  }
}
