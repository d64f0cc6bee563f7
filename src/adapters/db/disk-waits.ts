// For what SQLite need not wait until it is on the disk: it still comes there before whatever is waited for next.
import Database from 'better-sqlite3';
import { Client, type Knex } from 'knex';

/** Between transactions only: inside of one SQLite refuses. */
export function waitForDisk(database: Database.Database, waits: boolean): void {
  database.pragma(`synchronous = ${waits ? 'FULL' : 'NORMAL'}`);
}

/** The work has the connection to itself, as a transaction has it, and puts it to use instead of asking for one. */
export async function sparingTheDisk<Result>(
  knex: Knex,
  work: (connection: Database.Database) => Promise<Result>,
): Promise<Result> {
  const client: unknown = knex.client;
  if (!(client instanceof Client)) throw new Error('no client of Knex');
  const connection: unknown = await client.acquireConnection();
  try {
    if (!(connection instanceof Database)) throw new Error('no connection of SQLite');
    waitForDisk(connection, false);
    try {
      return await work(connection);
    } finally {
      waitForDisk(connection, true);
    }
  } finally {
    await client.releaseConnection(connection);
  }
}

/** Counts of requests, and that a session was used again: every page writes these, and what the power takes of them nobody misses. */
const mayBeLost = /^(?:insert into `rate_counts`|update `sessions` set `expired` = )/;

type Prepared = { readonly sql: string; readonly statement: Database.Statement };

/** From now on such a statement runs without waiting; inside a transaction it is a part of it. */
export function spareWhatMayBeLost(database: Database.Database, { sql, statement }: Prepared): void {
  if (!mayBeLost.test(sql)) return;
  const eased =
    <Result>(run: (...values: unknown[]) => Result) =>
    (...values: unknown[]): Result => {
      if (database.inTransaction) return run(...values);
      waitForDisk(database, false);
      try {
        return run(...values);
      } finally {
        waitForDisk(database, true);
      }
    };
  Object.assign(statement, {
    all: eased(statement.all.bind(statement)),
    run: eased(statement.run.bind(statement)),
  });
}
