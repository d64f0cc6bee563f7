// Sessions of express-session in our database, under a hash of their id: whoever reads the table cannot use them.
import { createHash } from 'node:crypto';
import { ConnectSessionKnexStore } from 'connect-session-knex';
import { type SessionData, Store } from 'express-session';
import type { Knex } from 'knex';
import { isDuplicate } from './dialect';

type Done<Value = void> = (error?: unknown, value?: Value) => void;

export function createSessionStore(knex: Knex): Store {
  return new HashedSessionStore(knex);
}

/** Sessions that ended are no longer found anyway; a job removes their rows. */
export async function removeExpiredSessions(knex: Knex, now: Date): Promise<number> {
  return await knex('sessions').where('expired', '<', now.toISOString()).delete();
}

/** What stands for a session in tables. */
export function sessionKey(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('base64url');
}

/**
 * The inner store both calls back and rejects; express-session ignores the rejection, which would end the process.
 * So it is asked for its promise only, and every error goes to the callback.
 */
class HashedSessionStore extends Store {
  private readonly inner: ConnectSessionKnexStore;

  constructor(knex: Knex) {
    super();
    this.inner = new ConnectSessionKnexStore({
      knex,
      tableName: 'sessions',
      createTable: false,
      cleanupInterval: 0,
    });
  }

  override get(sessionId: string, done: Done<SessionData | null>): void {
    settle(this.inner.get(sessionKey(sessionId), ignore), done);
  }

  override set(sessionId: string, session: SessionData, done?: Done): void {
    const save = () => this.inner.set(sessionKey(sessionId), session);
    // On PostgreSQL its "update or insert" is not one step: two pages of a new session can both try to insert.
    const saveAgain = (error: unknown): Promise<void> => {
      if (isDuplicate(error)) return save();
      throw error;
    };
    settle(save().catch(saveAgain), done);
  }

  override touch(sessionId: string, session: SessionData, done?: Done): void {
    settle(this.inner.touch(sessionKey(sessionId), session), done);
  }

  override destroy(sessionId: string, done?: Done): void {
    const destroyed = this.inner.destroy(sessionKey(sessionId)).then(ignore);
    settle(destroyed, done);
  }
}

function settle<Value>(promise: Promise<Value>, done?: Done<Value>): void {
  promise.then(
    (value) => done?.(null, value),
    (error: unknown) => done?.(error),
  );
}

const ignore = (): void => undefined;
