// Puts a backup in the database's place, under a new epoch, so that every gateway compares all it has with what we have.
import { appendFile, copyFile, rename, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import { openDatabase } from './connection';
import { dialectOfUrl } from './dialect';
import { newEpoch } from './installation';
import { restoresTable } from './migrations/0062-restores';
import { runPostgresTool } from './postgres-tools';
import { DatabaseInUse, lockDatabase } from './process-lock';

export type Restore = {
  readonly url: string;
  readonly file: string;
};

export class NotABackup extends Error {
  constructor(file: string, cause?: unknown) {
    super(`The file ${file} is not a complete backup of this program.`, { cause });
    this.name = 'NotABackup';
  }
}

/** Refused while a portal runs. The running database is replaced only after the copy has been checked and prepared. */
export async function restoreDatabase(restore: Restore): Promise<void> {
  if (dialectOfUrl(restore.url) === 'postgres') await restorePostgres(restore);
  else await restoreSqlite(restore);
}

/**
 * Ended sessions must not live again, and an epoch seen before would hide from the gateways what was forgotten. Every
 * municipality has it to go through; a backup from before that was noted gets the table, too.
 */
function afterwards(schema: string): string {
  const epoch = newEpoch();
  const at = new Date().toISOString();
  return [
    `UPDATE ${schema}.installation SET epoch = '${epoch}'`,
    `DELETE FROM ${schema}.sessions`,
    restoresTable(`${schema}.`),
    `INSERT INTO ${schema}.restores (tenant_id, epoch, restored_at) SELECT id, '${epoch}', '${at}' FROM ${schema}.tenants`,
    '',
  ].join('; ');
}

async function restoreSqlite({ url, file }: Restore): Promise<void> {
  const lock = lockDatabase(url);
  const next = `${url}.restoring`;
  try {
    await removeWithJournal(next);
    await copyFile(file, next);
    prepareCopy(next, file);
    await removeWithJournal(url);
    await rename(next, url);
  } finally {
    lock.release();
    await removeWithJournal(next);
  }
}

function prepareCopy(copy: string, file: string): void {
  const database = new Database(copy);
  try {
    if (database.pragma('quick_check', { simple: true }) !== 'ok') throw new NotABackup(file);
    database.exec(`BEGIN IMMEDIATE; ${afterwards('main')} COMMIT;`);
    database.pragma('journal_mode = DELETE');
  } catch (error) {
    throw error instanceof NotABackup ? error : new NotABackup(file, error);
  } finally {
    database.close();
  }
}

/** A journal left beside a replaced file would be played into the wrong database. */
async function removeWithJournal(file: string): Promise<void> {
  for (const ending of ['', '-wal', '-shm', '-journal']) await rm(`${file}${ending}`, { force: true });
}

async function restorePostgres({ url, file }: Restore): Promise<void> {
  await refuseWhilePortalRuns(url);
  const script = `${file}.${randomBytes(4).toString('hex')}.sql`;
  try {
    await copyFile(file, script);
    await appendFile(
      script,
      `\n${afterwards('public')}
`,
    );
    const options = [
      '--no-psqlrc',
      '--quiet',
      '--single-transaction',
      '--set=ON_ERROR_STOP=1',
      `--file=${script}`,
    ];
    await runPostgresTool('psql', url, options);
  } finally {
    await rm(script, { force: true });
  }
}

/** Portal and command line name themselves to PostgreSQL; the portal's listener is always connected. */
async function refuseWhilePortalRuns(url: string): Promise<void> {
  const knex = openDatabase({ url });
  try {
    const others = await knex('pg_stat_activity')
      .select('pid')
      .whereRaw('datname = current_database() AND pid <> pg_backend_pid()')
      .whereLike('application_name', 'fernamt%');
    if (others.length > 0) throw new DatabaseInUse(new URL(url).pathname.slice(1), null);
  } finally {
    await knex.destroy();
  }
}
