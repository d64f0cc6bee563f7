// Signing in and out as the store sees it: requests tied to a browser, messages that count once, sessions by their name.
import { Cookie } from 'express-session';
import type { Knex } from 'knex';
import { createSessionStore } from '../../../src/adapters/db/session-store';
import type { Store, TenantStore } from '../../../src/usecases/ports';
import { now } from '../../support/builders';
import { engines, useDatabases } from '../../support/databases';
import { newTown } from '../../support/town';

const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

describe.each(engines)('sign-ins on %s', (engine) => {
  const databases = useDatabases(engine);
  let knex: Knex;
  let store: Store;
  let town: TenantStore;
  let other: TenantStore;
  beforeAll(async () => {
    ({ knex, store } = await databases.open());
    [town, other] = [await newTown(store), await newTown(store)];
  });

  const request = (id: string, minutes = 60) => ({
    id,
    browser: 'b1',
    returnTo: `/to/${id}`,
    expiresAt: later(minutes),
  });

  it('remembers a request for its time, its browser and its tenant', async () => {
    await town.samlRequests.save(request('id-1', 2));
    const standing = (of: TenantStore, browser: string, at = now) =>
      of.samlRequests.countAttempt('id-1', browser, at);
    expect(await standing(town, 'b1')).toBe('live');
    expect(await standing(town, 'b2')).toBe('wrong-browser');
    expect(await standing(town, '')).toBe('wrong-browser');
    expect(await standing(other, 'b1')).toBe('unknown');
    expect(await standing(town, 'b1', later(2))).toBe('unknown');
    expect(await town.samlRequests.countAttempt('id-2', 'b1', now)).toBe('unknown');
  });

  it('counts the tries of its own browser only, up to a dozen', async () => {
    await town.samlRequests.save(request('id-3'));
    const tries = (browser: string, times: number) =>
      Promise.all(Array.from({ length: times }, () => town.samlRequests.countAttempt('id-3', browser, now)));
    expect(new Set(await tries('b2', 30))).toEqual(new Set(['wrong-browser']));
    const outcome = await tries('b1', 15);
    expect(outcome.filter((each) => each === 'live')).toHaveLength(12);
    expect(outcome.filter((each) => each === 'unknown')).toHaveLength(3);
  });

  it('gives a request away once, to its browser', async () => {
    await town.samlRequests.save(request('id-4'));
    expect(await town.samlRequests.consume('id-4', 'b2', now)).toBe('wrong-browser');
    expect(await other.samlRequests.consume('id-4', 'b1', now)).toBe('unknown');
    expect(await town.samlRequests.consume('id-4', 'b1', later(60))).toBe('unknown');
    const uses = await Promise.all(
      Array.from({ length: 5 }, () => town.samlRequests.consume('id-4', 'b1', now)),
    );
    expect(uses.filter((use) => use !== 'unknown')).toEqual([{ returnTo: '/to/id-4' }]);
  });

  it('waits for the answer to a sign-out, which is no request to sign in', async () => {
    await town.samlRequests.saveLogout('out-1', later(10));
    expect(await town.samlRequests.awaitsLogout('out-1', now)).toBe(true);
    expect(await other.samlRequests.awaitsLogout('out-1', now)).toBe(false);
    expect(await town.samlRequests.awaitsLogout('out-1', later(10))).toBe(false);
    expect(await town.samlRequests.countAttempt('out-1', '', now)).toBe('unknown');
    expect(await other.samlRequests.consumeLogout('out-1', now)).toBe(false);
    const uses = await Promise.all(
      Array.from({ length: 5 }, () => town.samlRequests.consumeLogout('out-1', now)),
    );
    expect(uses.filter(Boolean)).toHaveLength(1);
  });

  it('takes a message once, however long its id, each kind and tenant for itself', async () => {
    const id = '_'.padEnd(100_000, 'x');
    const takes = await Promise.all(
      Array.from({ length: 5 }, () => town.samlMessages.takeOnce('assertion', id, later(5))),
    );
    expect(takes.filter(Boolean)).toHaveLength(1);
    expect(await town.samlMessages.takeOnce('logout', id, later(5))).toBe(true);
    expect(await other.samlMessages.takeOnce('assertion', id, later(5))).toBe(true);
  });

  it('forgets what is stale and nothing else', async () => {
    await town.samlRequests.save(request('stale', 10));
    await town.samlRequests.save(request('fresh', 20));
    await town.samlRequests.saveLogout('stale', later(10));
    await town.samlMessages.takeOnce('assertion', 'stale', later(10));
    await town.samlMessages.takeOnce('assertion', 'fresh', later(20));
    await store.installation.sweep(later(10));
    expect(await town.samlRequests.countAttempt('stale', 'b1', now)).toBe('unknown');
    expect(await town.samlRequests.countAttempt('fresh', 'b1', now)).toBe('live');
    expect(await town.samlRequests.awaitsLogout('stale', now)).toBe(false);
    expect(await town.samlMessages.takeOnce('assertion', 'stale', later(10))).toBe(true);
    expect(await town.samlMessages.takeOnce('assertion', 'fresh', later(20))).toBe(false);
  });

  describe('ends sessions', () => {
    const sessions = () => createSessionStore(knex);
    const cookie = Object.assign(new Cookie(), { path: '/', httpOnly: true, maxAge: 60_000 });
    const begin = async (
      of: TenantStore,
      sessionId: string,
      sessionIndex: string | null,
      nameId = 'anna',
    ) => {
      await new Promise<void>((resolve, reject) => {
        sessions().set(sessionId, { cookie }, (error: unknown) =>
          error ? reject(new Error('not saved', { cause: error })) : resolve(),
        );
      });
      await of.samlSessions.remember({ sessionId, nameId, sessionIndex, expiresAt: later(60) });
    };
    const isAlive = (sessionId: string): Promise<boolean> =>
      new Promise((resolve) => {
        sessions().get(sessionId, (_error: unknown, session: unknown) => resolve(Boolean(session)));
      });
    const alive = async (...ids: readonly string[]) => {
      const states = await Promise.all(ids.map(isAlive));
      return ids.filter((_id, index) => states[index]);
    };

    it('of the indexes named, and those without one', async () => {
      await begin(town, 's1', '_i1');
      await begin(town, 's2', '_i2');
      await begin(town, 's3', null);
      await begin(town, 's4', '_i1', 'bernd');
      await begin(other, 's5', '_i1');
      await town.samlSessions.end('anna', ['_i1', '_i9']);
      expect(await alive('s1', 's2', 's3', 's4', 's5')).toEqual(['s2', 's4', 's5']);
      await town.samlSessions.end('anna', ['_i1']);
      expect(await alive('s2', 's4', 's5')).toEqual(['s2', 's4', 's5']);
    });

    it('of a person altogether when no index is named', async () => {
      await begin(town, 't1', '_i1', 'carla');
      await begin(town, 't2', null, 'carla');
      await begin(other, 't3', null, 'carla');
      await town.samlSessions.end('carla', []);
      expect(await alive('t1', 't2', 't3')).toEqual(['t3']);
    });

    it('whose names nobody can read in the table', async () => {
      await begin(town, 'u1', '_index-7', 'doerte@example');
      const rows = JSON.stringify(
        await knex('saml_sessions').select(['name_hash', 'index_hash', 'session_key']),
      );
      expect(rows).not.toMatch(/doerte|index-7/);
    });
  });
});
