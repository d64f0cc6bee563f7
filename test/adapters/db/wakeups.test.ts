// Waking a gateway's long poll, in the same process and, on PostgreSQL, from another one and after a lost connection.
import { setTimeout as sleep } from 'node:timers/promises';
import { createWakeups } from '../../../src/adapters/db/wakeups';
import { gatewayId } from '../../../src/domain/ids';
import { engines, useDatabases } from '../../support/databases';

const [one, two] = [gatewayId('gateway-1'), gatewayId('gateway-2')];
const long = 20_000;

describe.each(engines)('wake-ups on %s', (engine) => {
  const databases = useDatabases(engine);
  const errors: unknown[] = [];

  async function wakeups() {
    const url = await databases.emptyUrl();
    return { url, ...createWakeups(databases.connect(url), url, (error) => errors.push(error)) };
  }

  it('wakes those who wait for one of the gateways named, and nobody else', async () => {
    const { notify, wait, close } = await wakeups();
    const waking = Promise.all([wait(one, long), wait(one, long), wait(two, long)]);
    let woke = false;
    const other = new AbortController();
    const sleeping = wait(gatewayId('gateway-3'), long, other.signal).then(() => (woke = true));
    notify([one, two]);
    await waking;
    expect(woke).toBe(false);
    other.abort();
    await sleeping;
    await close();
  });

  it('gives up after the time, and at once when the agent has gone', async () => {
    const { wait, close } = await wakeups();
    await wait(one, 10);
    await wait(one, long, AbortSignal.abort());
    const gone = new AbortController();
    const waiting = wait(one, long, gone.signal);
    gone.abort();
    await waiting;
    await close();
  });

  it('waits for the next call: an earlier one does not count', async () => {
    const { notify, wait, close } = await wakeups();
    notify([one]);
    const before = performance.now();
    await wait(two, 30);
    expect(performance.now() - before).toBeGreaterThan(20);
    await close();
  });

  if (engine === 'postgres') {
    it('wakes from another process, and again after the connection was lost', async () => {
      const { url, wait, close } = await wakeups();
      const other = databases.connect(url);
      const elsewhere = createWakeups(other, url, () => undefined);
      await wokenBy(() => elsewhere.notify([one]), wait(one, long));
      await other.raw(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = 'fernamt-wakeups'`,
      );
      await wokenBy(() => elsewhere.notify([one]), wait(one, long));
      expect(errors.length).toBeGreaterThan(0);
      await Promise.all([close(), elsewhere.close()]);
    }, 30_000);
  }
});

/** Calls until somebody has heard it: the listening connection may not stand yet. */
async function wokenBy(call: () => void, waiting: Promise<void>): Promise<void> {
  const woken = waiting.then(() => true);
  while (!(await Promise.race([woken, sleep(50, false)]))) call();
}
