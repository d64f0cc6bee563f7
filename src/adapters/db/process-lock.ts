// On SQLite the portal is one process: the lock is a second tiny database beside the file, held as long as we live.
import Database from 'better-sqlite3';
import { createPrivateFile } from './private-file';
import { isRecord } from './rows';

export class DatabaseInUse extends Error {
  constructor(file: string, cause: unknown) {
    super(
      `The database ${file} is already in use by a running portal. With SQLite only one portal process may run: ` +
        'stop the other one, or use PostgreSQL (DATABASE_URL=postgres://…) for several.',
      { cause },
    );
    this.name = 'DatabaseInUse';
  }
}

export type ProcessLock = { readonly release: () => void };

/**
 * The operating system frees the lock when the process ends, however it ends, so nothing stale is left behind.
 * It is not a lock on the database itself: the command line may open that beside a running portal.
 */
export function lockDatabase(file: string): ProcessLock {
  createPrivateFile(`${file}.lock`);
  const database = new Database(`${file}.lock`, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isRecord(error) && error['code'] === 'SQLITE_BUSY') throw new DatabaseInUse(file, error);
    throw error;
  }
  return { release: () => database.close() };
}
