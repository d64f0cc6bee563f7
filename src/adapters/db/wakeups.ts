// Wakes the long poll of a gateway when there is something new for it, in this process and in the others.
import { EventEmitter, once } from 'node:events';
import type { Knex } from 'knex';
import { Client } from 'pg';
import type { Wakeups } from '../../usecases/ports-of-things';
import { dialectOfUrl } from './dialect';

/**
 * A hint, never the truth: it is lost while the connection is down, so the caller looks into the database every two
 * seconds as well. Call `wait` before looking, await it afterwards: then nothing slips between the two.
 */
export type ClosableWakeups = Wakeups & { readonly close: () => Promise<void> };

const channel = 'fernamt_gateway';
const reconnectAfterMs = 1_000;

export function createWakeups(knex: Knex, url: string, report: (error: unknown) => void): ClosableWakeups {
  const emitter = new EventEmitter().setMaxListeners(0);
  const wake = (gateway: string): void => void emitter.emit(gateway);
  const wait: Wakeups['wait'] = async (gateway, ms, signal) => {
    const ends = [AbortSignal.timeout(ms), ...(signal === undefined ? [] : [signal])];
    await once(emitter, gateway, { signal: AbortSignal.any(ends) }).catch(() => undefined);
  };
  const wakeAll = (gateways: readonly string[]): void => gateways.forEach(wake);
  if (dialectOfUrl(url) === 'sqlite') return { notify: wakeAll, wait, close: async () => undefined };
  const listener = listen(url, wake, report);
  const notify: Wakeups['notify'] = (gateways) => {
    wakeAll(gateways);
    for (const gateway of gateways) {
      knex.raw('SELECT pg_notify(?, ?)', [channel, gateway]).then(undefined, report);
    }
  };
  return { notify, wait, close: listener.close };
}

/** A connection of its own, because LISTEN belongs to a connection and the pool's come and go. */
function listen(url: string, wake: (gatewayId: string) => void, report: (error: unknown) => void) {
  let closed = false;
  let retry: NodeJS.Timeout | undefined;
  let client: Client | undefined;

  const again = (error?: unknown): void => {
    if (closed) return;
    if (error !== undefined) report(error);
    clearTimeout(retry);
    retry = setTimeout(connect, reconnectAfterMs).unref();
  };
  const connect = (): void => {
    const next = new Client({ connectionString: url, keepAlive: true, application_name: 'fernamt-wakeups' });
    client = next;
    next.on('notification', (message) => wake(message.payload ?? ''));
    next.on('error', again);
    next.on('end', () => again());
    next
      .connect()
      .then(() => next.query(`LISTEN ${channel}`))
      .then(undefined, again);
  };
  connect();
  return {
    close: async (): Promise<void> => {
      closed = true;
      clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}
