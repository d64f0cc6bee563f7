// One piece of work as one transaction, done again when another transaction was in the way.
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { Refusal } from '../../domain/errors';
import type { Durability } from '../../usecases/ports';
import { dialectOf, isWorthRetrying } from './dialect';
import { sparingTheDisk } from './disk-waits';

/**
 * PostgreSQL takes a second to find out that transactions wait for each other, and then ends just one of them: ten acts
 * on one access can need most of these tries. The pauses double, from some hundredths of a second to two seconds.
 */
const tries = 8;

/**
 * Another transaction made the row that this one was about to make. Done again, the work finds it; only when that does
 * not help within the tries does anybody see the conflict.
 */
export class QuickerElsewhere extends Refusal {
  constructor(reason: string) {
    super('conflict', reason);
  }
}

/** Only `trx` may be used inside `work`: on SQLite, `knex` would wait for the connection that `trx` holds. */
export async function inTransaction<Result>(
  knex: Knex,
  work: (trx: Knex.Transaction) => Promise<Result>,
  durability: Durability = 'at-once',
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(knex, work, durability);
    } catch (error) {
      if (attempt === tries || !canSucceedLater(error)) throw error;
      await sleep(randomInt(5, 20) * 2 ** attempt);
    }
  }
}

/** PostgreSQL waits either way: it would take as long to tell it not to, and its disk serves many commits at a time. */
async function once<Result>(
  knex: Knex,
  work: (trx: Knex.Transaction) => Promise<Result>,
  durability: Durability,
): Promise<Result> {
  return durability === 'with-next' && dialectOf(knex) === 'sqlite'
    ? sparingTheDisk(knex, (connection) => knex.transaction(work, { connection }))
    : knex.transaction(work);
}

function canSucceedLater(error: unknown): boolean {
  return error instanceof QuickerElsewhere || isWorthRetrying(error);
}
