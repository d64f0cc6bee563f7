// One piece of work as one transaction, done again when another transaction was in the way.
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { isWorthRetrying, uniquenessViolatedBy } from './dialect';

const tries = 5;

/** A row that must exist once exists already; `columns` is `table.column, table.column` on both engines. */
export class UniqueViolation extends Error {
  readonly columns: string;

  constructor(columns: string, cause: unknown) {
    super(`unique: ${columns}`, { cause });
    this.name = 'UniqueViolation';
    this.columns = columns;
  }
}

/** Only `trx` may be used inside `work`: on SQLite, `knex` would wait for the connection that `trx` holds. */
export async function inTransaction<Result>(
  knex: Knex,
  work: (trx: Knex.Transaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await knex.transaction(work);
    } catch (error) {
      if (attempt === tries || !isWorthRetrying(error)) throw translated(error);
      await sleep(randomInt(5, 20) * 2 ** attempt);
    }
  }
}

function translated(error: unknown): unknown {
  const columns = uniquenessViolatedBy(error);
  return columns === null ? error : new UniqueViolation(columns, error);
}

/** Runs one statement and turns a duplicate into something the caller can name. */
export async function unlessTaken<Result>(
  statement: PromiseLike<Result>,
  taken: (columns: string) => Error | null,
): Promise<Result> {
  try {
    return await statement;
  } catch (error) {
    const columns = uniquenessViolatedBy(error);
    throw (columns === null ? null : taken(columns)) ?? error;
  }
}
