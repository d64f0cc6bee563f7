// Web sessions in the database: hashed ids, end and extension, and that an outage reaches the page instead of the process.
import express from 'express';
import session, { type SessionData, type Store } from 'express-session';
import type { Knex } from 'knex';
import request from 'supertest';
import { createSessionStore, removeExpiredSessions } from '../../../src/adapters/db/session-store';
import { engines, useDatabases } from '../../support/databases';

const id = 'a-session-id-of-the-cookie';

function lasting(lastsMs: number, change: object = {}): SessionData {
  const cookie = new session.Cookie();
  cookie.maxAge = lastsMs;
  return { cookie, ...change };
}

/** Runs one act of the store; gives what it called back with, the error first. */
function called<Value>(
  act: (done: (error?: unknown, value?: Value) => void) => void,
): Promise<[unknown, Value | undefined]> {
  return new Promise((resolve) => act((error, value) => resolve([error ?? null, value])));
}

describe.each(engines)('sessions on %s', (engine) => {
  const databases = useDatabases(engine);
  let knex: Knex;
  let store: Store;
  beforeAll(async () => {
    ({ knex } = await databases.open());
    store = createSessionStore(knex);
  });
  afterEach(() => knex('sessions').delete());

  const get = async (sid: string) => (await called<SessionData | null>((done) => store.get(sid, done)))[1];
  const set = (sid: string, data: SessionData) => called((done) => store.set(sid, data, done));

  const statementsOf = async (act: () => Promise<unknown>): Promise<readonly string[]> => {
    const statements: string[] = [];
    const note = ({ sql }: { readonly sql: string }) => statements.push(sql);
    knex.on('query', note);
    await act();
    knex.removeListener('query', note);
    return statements;
  };

  it('gives back what was stored, and the newer of two', async () => {
    await set(id, lasting(60_000, { person: 'anna' }));
    await set(id, lasting(60_000, { person: 'berta', umlaut: 'ä' }));
    expect(await get(id)).toMatchObject({ person: 'berta', umlaut: 'ä' });
    expect(await get('another')).toBeNull();
  });

  it('stores no id that could be used', async () => {
    await set(id, lasting(60_000));
    const [sid] = await knex('sessions').pluck('sid');
    expect(sid).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(await knex('sessions').select(['sid', 'sess']))).not.toContain(id);
    expect(await get(sid)).toBeNull();
  });

  it('forgets a session that was ended, and one that is over', async () => {
    await set(id, lasting(60_000));
    await called((done) => store.destroy(id, done));
    expect(await get(id)).toBeNull();
    await set(id, lasting(-5_000));
    expect(await get(id)).toBeNull();
  });

  it('extends a session that is touched, but none that is over', async () => {
    await set('short', lasting(60_000));
    await set('over', lasting(-5_000));
    await called((done) => store.touch?.('short', lasting(600_000), done));
    await called((done) => store.touch?.('over', lasting(600_000), done));
    await removeExpiredSessions(knex, new Date(Date.now() + 300_000));
    expect(await knex('sessions').pluck('sid')).toHaveLength(1);
    expect(await get('short')).not.toBeNull();
  });

  it('removes nothing for a new session that was never stored, and the old one otherwise', async () => {
    const app = express();
    app.use(session({ store, secret: 'secret', resave: false, saveUninitialized: false }));
    app.get('/new-id', ({ session: present }, response) => {
      present.regenerate(() => response.end());
    });
    const browser = request.agent(app);
    const removals = async (path: string) => {
      const statements = await statementsOf(() => browser.get(path).expect(200));
      return statements.filter((sql) => sql.startsWith('delete')).length;
    };
    expect(await removals('/new-id')).toBe(0);
    const before: readonly string[] = await knex('sessions').pluck('sid');
    expect(await removals('/new-id')).toBe(1);
    const after: readonly string[] = await knex('sessions').pluck('sid');
    expect([before.length, after.length]).toEqual([1, 1]);
    expect(after).not.toEqual(before);
  });

  it('knows the end that the last page has given it', async () => {
    await set(id, lasting(60_000));
    await called((done) => store.touch?.(id, lasting(600_000), done));
    const { cookie } = (await get(id)) ?? lasting(0);
    const end = Date.parse(String(new Map(Object.entries(cookie)).get('expires')));
    expect(end - Date.now()).toBeGreaterThan(500_000);
  });

  it('removes what is over and keeps the rest', async () => {
    await set('one', lasting(1_000));
    await set('two', lasting(100_000));
    expect(await removeExpiredSessions(knex, new Date(Date.now() + 50_000))).toBe(1);
    expect(await get('two')).not.toBeNull();
  });

  /** As a request has it: loaded under its cookie, with its own way to save. */
  const loaded = async (sid: string): Promise<SessionData> => {
    // All that the library reads of a request.
    const known = new Map<string | symbol, unknown>([
      ['sessionID', sid],
      ['sessionStore', store],
    ]);
    const request = new Proxy(express.request, {
      get: (_, name) => known.get(name),
      set: (_, name, value) => known.set(name, value) === known,
    });
    const found = await get(sid);
    if (!found) throw new Error('there is no such session');
    return store.createSession(request, found);
  };

  it('does not bring back a session that was ended while a page of it was being made', async () => {
    await set(id, lasting(60_000, { person: 'anna' }));
    const pages = await Promise.all(Array.from({ length: 10 }, () => loaded(id)));
    const saved = pages.map((page, index) => set(id, Object.assign(page, { index })));
    await called((done) => store.destroy(id, done));
    expect((await Promise.all(saved)).map(([error]) => error)).toEqual(Array(10).fill(null));
    expect(await get(id)).toBeNull();
    for (const page of pages) await set(id, page);
    expect(await knex('sessions').pluck('sid')).toEqual([]);
  });

  it('does not bring back a session that is saved twice and was ended in between', async () => {
    const fresh = lasting(60_000);
    await set(id, fresh);
    await called((done) => store.destroy(id, done));
    await set(id, Object.assign(fresh, { person: 'anna' }));
    expect(await get(id)).toBeNull();
  });

  it('saves what a page has changed as long as the session lasts, and not after', async () => {
    await set(id, lasting(60_000, { person: 'anna' }));
    const page = await loaded(id);
    await set(id, Object.assign(page, { person: 'berta' }));
    expect(await get(id)).toMatchObject({ person: 'berta' });
    await knex('sessions').update({ expired: new Date(Date.now() - 5_000).toISOString() });
    await set(id, page);
    expect(await get(id)).toBeNull();
  });

  it('takes ten pages of a new session at once', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, index) => set(id, lasting(60_000, { index }))));
    expect(await knex('sessions').pluck('sid')).toHaveLength(1);
  });

  it('calls back with the error when the database is away, for every act', async () => {
    const away = databases.connect(await databases.emptyUrl());
    const broken = createSessionStore(away);
    const acts: ((done: (error?: unknown) => void) => void)[] = [
      (done) => broken.get(id, done),
      (done) => broken.set(id, lasting(1_000), done),
      (done) => broken.destroy(id, done),
      (done) => broken.touch?.(id, lasting(1_000), done),
    ];
    for (const act of acts)
      expect(await called(act)).toMatchObject([{ message: expect.stringMatching(/sessions/i) }, undefined]);
  });
});
