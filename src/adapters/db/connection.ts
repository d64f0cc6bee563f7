// Opens the database: a PostgreSQL address or the path of a SQLite file, set up the same way for every program.
import type Database from 'better-sqlite3';
import knexFactory, { type Knex } from 'knex';
import { TypeOverrides, types } from 'pg';
import { dialectOfUrl } from './dialect';
import { spareWhatMayBeLost, waitForDisk } from './disk-waits';
import { createPrivateFile } from './private-file';

export type DatabaseOptions = {
  /** `postgres://…`, or the path of a SQLite file. */
  readonly url: string;
  /** PostgreSQL only; SQLite always has one connection. */
  readonly maxConnections?: number;
};

/** Waiting this long for a connection means somebody used `knex` inside a transaction, or the load is too high. */
const acquireTimeoutMs = 10_000;

export function openDatabase(options: DatabaseOptions): Knex {
  // Without this, messages of failed queries hold the values, and so names and mail addresses reach the log.
  const quiet = { compileSqlOnError: false };
  return dialectOfUrl(options.url) === 'postgres'
    ? knexFactory({ ...quiet, ...postgresConfig(options) })
    : knexFactory({ ...quiet, ...sqliteConfig(options.url) });
}

/** PostgreSQL's eight-byte integers arrive as text unless asked otherwise; nothing of ours exceeds 2^53. */
function typesOfPostgres(): Knex.PgCustomTypesConfig {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(types.builtins.INT8, Number);
  return {
    getTypeParser: (type, format): unknown =>
      overrides.getTypeParser(type, format === 'binary' ? 'binary' : 'text'),
  };
}

function postgresConfig({ url, maxConnections = 10 }: DatabaseOptions): Knex.Config {
  return {
    client: 'pg',
    connection: { connectionString: url, types: typesOfPostgres(), application_name: 'fernamt' },
    pool: { min: 0, max: maxConnections },
    acquireConnectionTimeout: acquireTimeoutMs,
  };
}

/** One connection: several in one process only meet each other's SQLITE_BUSY. */
function sqliteConfig(file: string): Knex.Config {
  createPrivateFile(file);
  return {
    client: 'better-sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
    pool: { min: 1, max: 1, afterCreate: prepareSqlite },
    acquireConnectionTimeout: acquireTimeoutMs,
  };
}

/** `FULL`: an approval that was answered is on the disk, also when the power fails the moment after. */
function prepareSqlite(
  database: Database.Database,
  done: (error: unknown, database: Database.Database) => void,
): void {
  database.pragma('busy_timeout = 5000');
  database.pragma('journal_mode = WAL');
  waitForDisk(database, true);
  database.pragma('foreign_keys = ON');
  prepareOnce(database);
  done(null, database);
}

/**
 * A bare `limit ?` SQLite reads as advice for its plan, and plans anew whenever a value is bound, which takes longer than
 * finding one row. Of a reckoned number it takes none.
 */
const limit = /(\blimit )\?/gi;

/** The portal's pages use a few hundred; lists of values of many lengths would make ever more. */
const mostPrepared = 1_000;

/**
 * Knex prepares every statement anew, which takes SQLite longer than most of ours take to run; here it gets the one
 * prepared before. A statement has always ended when it is asked for again, as Knex fetches all its rows at once.
 *
 * Knex says `BEGIN;`, which takes the write lock only at the first write: when another process wrote in between,
 * SQLite then fails at once instead of waiting. Taking the lock first makes both processes wait for each other.
 */
function prepareOnce(database: Database.Database): void {
  const prepare = database.prepare.bind(database);
  const prepared = new Map<string, ReturnType<typeof prepare>>();
  const prepareKnown = (sql: string): ReturnType<typeof prepare> => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const statement = prepare(sql === 'BEGIN;' ? 'BEGIN IMMEDIATE;' : sql.replaceAll(limit, '$1+?'));
    spareWhatMayBeLost(database, { sql, statement });
    if (prepared.size >= mostPrepared) prepared.clear();
    prepared.set(sql, statement);
    return statement;
  };
  Object.defineProperty(database, 'prepare', { value: prepareKnown });
}
