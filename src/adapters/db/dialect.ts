// The differences between SQLite and PostgreSQL, all in this file; everything else is the portable subset.
import type { Knex } from 'knex';
import { isRecord } from './rows';

export type Dialect = 'sqlite' | 'postgres';

export function dialectOfUrl(url: string): Dialect {
  return /^postgres(ql)?:\/\//.test(url) ? 'postgres' : 'sqlite';
}

export function dialectOf(knex: Knex): Dialect {
  const client: unknown = knex.client;
  return isRecord(client) && client['driverName'] === 'pg' ? 'postgres' : 'sqlite';
}

/**
 * Text sorts by bytes on both engines: SQLite does so by itself, PostgreSQL needs the collation "C".
 * Without it ISO times and prefix ranges of search tokens would depend on the server's locale.
 */
export function columnTypes(dialect: Dialect, sql: string): string {
  return dialect === 'postgres' ? sql.replace(/\btext\b/g, 'text COLLATE "C"') : sql;
}

/** Another transaction was in the way; the same work can succeed when it is done again from the start. */
export function isWorthRetrying(error: unknown): boolean {
  const code = textOf(error, 'code');
  return code === '40001' || code === '40P01' || code.startsWith('SQLITE_BUSY');
}

export function isDuplicate(error: unknown): boolean {
  return textOf(error, 'code') === '23505';
}

function textOf(error: unknown, field: string): string {
  const value = isRecord(error) ? error[field] : '';
  return typeof value === 'string' ? value : '';
}

type Some = {
  readonly table: string;
  readonly where: string;
  readonly value: string;
  readonly limit: number;
};

/** Deletes at most so many rows, wherever they lie; returns how many. `where` has one place for the value. */
export async function deleteSome(db: Knex, { table, where, value, limit }: Some): Promise<number> {
  if (dialectOf(db) === 'sqlite') {
    const some = `SELECT rowid FROM ${table} WHERE ${where} LIMIT ?`;
    const result: unknown = await db.raw(`DELETE FROM ${table} WHERE rowid IN (${some})`, [value, limit]);
    return countIn(result, 'changes');
  }
  const some = `SELECT ctid FROM ${table} WHERE ${where} LIMIT ?`;
  const result: unknown = await db.raw(`DELETE FROM ${table} WHERE ctid = ANY(ARRAY(${some}))`, [
    value,
    limit,
  ]);
  return countIn(result, 'rowCount');
}

function countIn(result: unknown, field: string): number {
  const count = isRecord(result) ? result[field] : null;
  if (typeof count !== 'number') throw new Error('the database did not say how many rows it deleted');
  return count;
}

/**
 * SQLite moves what was written from its log into its file once that is four megabytes, and answers nobody meanwhile. Whoever
 * writes much lets it do so now and then, a little at a time; outside of transactions only. PostgreSQL does it by itself.
 */
export async function settleWrites(db: Knex): Promise<void> {
  if (dialectOf(db) === 'sqlite') await db.raw('PRAGMA wal_checkpoint(PASSIVE)');
}

/** Serialises migrations of several processes; SQLite's `BEGIN IMMEDIATE` already does that. */
export async function lockForMigration(trx: Knex.Transaction): Promise<void> {
  const anyNumberOfOurs = 74_656_165;
  if (dialectOf(trx) === 'postgres') await trx.raw('SELECT pg_advisory_xact_lock(?)', [anyNumberOfOurs]);
}
