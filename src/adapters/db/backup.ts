// Copies the database into a file while the portal runs; the master keys are never part of it.
import { rename, rm } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { dialectOfUrl } from './dialect';
import { runPostgresTool } from './postgres-tools';
import { createPrivateFile } from './private-file';

/** The file appears under its name only when it is complete, and only its owner can read it. */
export async function backupDatabase(url: string, file: string): Promise<void> {
  const part = `${file}.part`;
  await rm(part, { force: true });
  createPrivateFile(part);
  if (dialectOfUrl(url) === 'postgres') await dumpPostgres(url, part);
  else await copySqlite(url, part);
  await rename(part, file);
}

/** All pages in one step: in many small ones, each write of the portal would make the copy begin again. */
async function copySqlite(source: string, file: string): Promise<void> {
  const database = new Database(source, { readonly: true, fileMustExist: true });
  try {
    await database.backup(file, { progress: () => Number.MAX_SAFE_INTEGER });
  } finally {
    database.close();
  }
}

async function dumpPostgres(url: string, file: string): Promise<void> {
  const options = ['--clean', '--if-exists', '--no-owner', '--no-privileges', `--file=${file}`];
  await runPostgresTool('pg_dump', url, options);
}
