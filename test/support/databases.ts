// Fresh databases for tests, one of each engine, with a store over them; PostgreSQL runs once for a test file.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { openDatabase } from '../../src/adapters/db/connection';
import { createStore } from '../../src/adapters/db/store';
import { createSecrets } from '../../src/adapters/secrets/secrets';
import type { Store } from '../../src/usecases/ports';
import { now } from './builders';
import { copyMigratedSqlite, startMigratedPostgres, type MigratedPostgres } from './migrated-databases';
import { postgresAvailable } from './postgres';
import { folderInMemory, removeFolder } from './temporary-folder';

export type Engine = 'sqlite' | 'postgres';

/** What can run here; `npm test` names PostgreSQL among the missing parts when it is not installed. */
export const engines: readonly Engine[] = postgresAvailable() ? ['sqlite', 'postgres'] : ['sqlite'];

export type TestDatabases = {
  /** The address of a new, empty database. */
  readonly emptyUrl: () => Promise<string>;
  /** A new, migrated database, closed after the tests. */
  readonly open: () => Promise<{ readonly url: string; readonly knex: Knex; readonly store: Store }>;
  /** A second process's view of a database, closed after the tests. */
  readonly connect: (url: string) => Knex;
};

export const testSecrets = createSecrets({ masterKeys: [{ id: 'test', key: randomBytes(32) }] });

/** Call it in a describe block. */
export function useDatabases(engine: Engine): TestDatabases {
  const opened: Knex[] = [];
  let folder = '';
  let server: MigratedPostgres | undefined;
  let count = 0;
  beforeAll(async () => {
    folder = await folderInMemory('database');
    if (engine === 'postgres') server = await startMigratedPostgres();
  }, 60_000);
  afterAll(async () => {
    await Promise.all(opened.map((knex) => knex.destroy()));
    await server?.stop();
    await removeFolder(folder);
  }, 30_000);

  const newFile = (): string => join(folder, `${(count += 1)}.sqlite`);
  const emptyUrl = async () => server?.createDatabase() ?? newFile();
  const migratedUrl = () => server?.createMigrated() ?? copyMigratedSqlite(newFile());
  const connect = (url: string): Knex => {
    const knex = openDatabase({ url });
    opened.push(knex);
    return knex;
  };
  const open = async () => {
    const url = await migratedUrl();
    const knex = connect(url);
    return { url, knex, store: createStore(knex, testSecrets, () => now) };
  };
  return { emptyUrl, open, connect };
}
