// Sessions of express-session in our database, under a hash of their id: whoever reads the table cannot use them.
import { createHash } from 'node:crypto';
import { ConnectSessionKnexStore } from 'connect-session-knex';
import { type Session, type SessionData, Store } from 'express-session';
import type { Knex } from 'knex';
import { isDuplicate } from './dialect';
import { fromJson } from './rows';

type RequestOfStore = Parameters<Store['createSession']>[0];
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
 *
 * A session is stored anew once. Afterwards it can only be changed while it is there: one that was ended, here or by its
 * identity provider, would otherwise come back with the end of a page that was still being made.
 */
class HashedSessionStore extends Store {
  private readonly inner: ConnectSessionKnexStore;
  /** Sessions that were read from the table or have been stored there, with what was stored last by this request. */
  private readonly stored = new WeakMap<SessionData, string | null>();

  private readonly knex: Knex;

  constructor(knex: Knex) {
    super();
    this.knex = knex;
    this.inner = new ConnectSessionKnexStore({
      knex,
      tableName: 'sessions',
      createTable: false,
      cleanupInterval: 0,
    });
  }

  override createSession(request: RequestOfStore, found: SessionData): Session & SessionData {
    const session = super.createSession(request, found);
    this.stored.set(session, null);
    return session;
  }

  /** One that was never stored leaves nothing behind to be removed. */
  override regenerate(request: RequestOfStore, done: (error?: unknown) => void): void {
    if (this.stored.has(request.session)) {
      super.regenerate(request, done);
      return;
    }
    request.sessionStore.generate(request);
    done();
  }

  override get(sessionId: string, done: Done<SessionData | null>): void {
    settle(this.find(sessionKey(sessionId)), done);
  }

  override set(sessionId: string, session: SessionData, done?: Done): void {
    settle(this.store(sessionKey(sessionId), session), done);
  }

  override touch(sessionId: string, session: SessionData, done?: Done): void {
    settle(this.inner.touch(sessionKey(sessionId), session), done);
  }

  override destroy(sessionId: string, done?: Done): void {
    const destroyed = this.inner.destroy(sessionKey(sessionId)).then(ignore);
    settle(destroyed, done);
  }

  /** A session object lives for one request, whose end stores a new session once more, only with a later end. */
  private async store(key: string, session: SessionData): Promise<void> {
    const content = JSON.stringify({ ...session, cookie: null });
    const last = this.stored.get(session);
    if (last === content) return;
    await (last === undefined ? this.add(key, session) : this.change(key, session));
    this.stored.set(session, content);
  }

  /** With the end that its last page has given it; in what was saved an earlier one may stand. */
  private async find(key: string): Promise<SessionData | null> {
    await this.inner.ready;
    const row = await this.knex('sessions')
      .where('sid', key)
      .where('expired', '>=', new Date().toISOString())
      .first<SessionRow | undefined>(['sess', 'expired']);
    if (row === undefined) return null;
    const session = (typeof row.sess === 'string' ? fromJson(row.sess) : row.sess) as SessionData;
    Object.assign(session.cookie, { expires: new Date(row.expired) });
    return session;
  }

  private async add(key: string, session: SessionData): Promise<void> {
    const save = () => this.inner.set(key, session);
    // On PostgreSQL its "update or insert" is not one step: two pages of a new session can both try to insert.
    await save().catch((error: unknown) => {
      if (isDuplicate(error)) return save();
      throw error;
    });
  }

  /** Nothing to change is no error: whoever it belonged to is signed out, and their next page says so. */
  private async change(key: string, session: SessionData): Promise<void> {
    await this.inner.ready;
    const now = new Date();
    const { maxAge } = session.cookie;
    const end = new Date(now.getTime() + (maxAge ?? dayMs));
    await this.knex('sessions')
      .where('sid', key)
      .where('expired', '>=', now.toISOString())
      .update({ sess: JSON.stringify(session), expired: end.toISOString() });
  }
}

/** SQLite gives text, PostgreSQL what it means. */
type SessionRow = { readonly sess: unknown; readonly expired: string | Date };

const dayMs = 86_400_000;

function settle<Value>(promise: Promise<Value>, done?: Done<Value>): void {
  promise.then(
    (value) => done?.(null, value),
    (error: unknown) => done?.(error),
  );
}

const ignore = (): void => undefined;
