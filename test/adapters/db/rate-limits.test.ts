// Counting on both engines: exact when many ask at once in several processes, apart for each tenant, forgotten in time.
import { createRateLimits } from '../../../src/adapters/db/rate-limits';
import type { RateLimit } from '../../../src/domain/rate-limit';
import { tenantId } from '../../../src/domain/ids';
import { now } from '../../support/builders';
import { engines, useDatabases } from '../../support/databases';

const limit: RateLimit = { name: 'try', per: 'address', most: 10, perMs: 60_000 };
const musterstadt = tenantId('musterstadt');
const nebendorf = tenantId('nebendorf');
const later = (ms: number): Date => new Date(now.getTime() + ms);

describe.each(engines)('rate limits on %s', (engine) => {
  const databases = useDatabases(engine);

  /** Two processes over one database, with a clock to turn. */
  async function started() {
    const { url, knex, store } = await databases.open();
    const time = { now };
    const process = (db: typeof knex) =>
      createRateLimits({ knex: db, clock: () => time.now, secret: 'secret' });
    return { knex, store, time, one: process(knex), other: process(databases.connect(url)) };
  }
  const source = '192.0.2.7';
  const counted = { tenant: musterstadt, source };

  it('allows as many as the limit says, however many ask at once and in whichever process', async () => {
    const { one, other } = await started();
    const taken = await Promise.all(
      Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? one : other).take(counted, limit)),
    );
    expect(taken.filter(({ allowed }) => allowed)).toHaveLength(10);
    expect(await one.take(counted, limit)).toEqual({ allowed: false, retryAfterSeconds: 60 });
  });

  it('begins anew once the window is over, and says until when it is not', async () => {
    const { one, time } = await started();
    for (let index = 0; index < 11; index += 1) await one.take(counted, limit);
    time.now = later(45_500);
    expect(await one.take(counted, limit)).toEqual({ allowed: false, retryAfterSeconds: 15 });
    time.now = later(60_000);
    const again = [];
    for (let index = 0; index < 11; index += 1) again.push((await one.take(counted, limit)).allowed);
    expect(again).toEqual([...Array<boolean>(10).fill(true), false]);
  });

  it('costs no statement any more for whoever is over the limit', async () => {
    const { one, knex } = await started();
    for (let index = 0; index < 11; index += 1) await one.take(counted, limit);
    const [before] = await knex('rate_counts').select('used');
    await one.take(counted, limit);
    expect(await knex('rate_counts').select('used')).toEqual([before]);
  });

  it('counts each tenant, each limit and each source by itself', async () => {
    const { one } = await started();
    for (let index = 0; index < 11; index += 1) await one.take(counted, limit);
    const others = [
      one.take({ ...counted, tenant: nebendorf }, limit),
      one.take({ ...counted, tenant: null }, limit),
      one.take({ ...counted, source: '192.0.2.8' }, limit),
      one.take(counted, { ...limit, name: 'other' }),
    ];
    for (const taken of await Promise.all(others)) expect(taken).toEqual({ allowed: true });
  });

  it('keeps no source, not even a hash that stays the same, and nothing beyond its time', async () => {
    const { one, knex, store, time } = await started();
    await one.take(counted, limit);
    time.now = later(24 * 60 * 60_000);
    await one.take(counted, limit);
    const rows: readonly { readonly source: string }[] = await knex('rate_counts').select('source');
    expect(new Set(rows.map((row) => row.source)).size).toBe(2);
    expect(JSON.stringify(rows)).not.toContain(source);
    await store.installation.sweep(later(24 * 60 * 60_000 + 60_000));
    expect(await knex('rate_counts').select('source')).toEqual([]);
  });
});
