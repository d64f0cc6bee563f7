// The engines to measure on, each with fresh databases that are gone afterwards: files of SQLite, and a private PostgreSQL.
import { join } from 'node:path';
import { postgresAvailable, startPostgres } from '../../test/support/postgres';
import { removeFolder, temporaryFolder } from '../../test/support/temporary-folder';

export type Engine = { readonly name: 'SQLite' | 'PostgreSQL'; readonly newDatabase: () => Promise<string> };

/** One engine after the other. */
export async function onEachEngine<Result>(
  work: (engine: Engine) => Promise<Result>,
): Promise<readonly Result[]> {
  const first = await onSqlite(work);
  if (postgresAvailable()) return [first, await withPostgres(work)];
  if (process.env['CI'] === 'true')
    throw new Error('PostgreSQL is not installed (Debian package postgresql)');
  console.error('PostgreSQL is not installed: measured on SQLite alone');
  return [first];
}

export async function onSqlite<Result>(work: (engine: Engine) => Promise<Result>): Promise<Result> {
  const folder = await temporaryFolder('bench');
  let count = 0;
  const newDatabase = async (): Promise<string> => {
    count += 1;
    return join(folder, `${count}.sqlite`);
  };
  try {
    return await work({ name: 'SQLite', newDatabase });
  } finally {
    await removeFolder(folder);
  }
}

async function withPostgres<Result>(work: (engine: Engine) => Promise<Result>): Promise<Result> {
  const server = await startPostgres();
  try {
    return await work({ name: 'PostgreSQL', newDatabase: () => server.createDatabase() });
  } finally {
    await server.stop();
  }
}
