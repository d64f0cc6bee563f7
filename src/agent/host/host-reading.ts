// What the host says of itself: bytes through our tunnels as a whole, its load, the agent's memory.
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

/** From devices and to them, since their interface was made. */
export type Bytes = { readonly received: number; readonly sent: number };

export type HostReading = {
  /** Counts on, whatever the clock does. */
  readonly atMs: number;
  /** By interface; one that is not there is missing. */
  readonly through: ReadonlyMap<string, Bytes>;
  /** 1: all processors busy. */
  readonly load: number;
  readonly memoryBytes: number;
};

export function readHost(interfaces: readonly string[]): HostReading {
  return {
    atMs: performance.now(),
    through: bytesThrough(interfaces, readFileSync('/proc/self/net/dev', 'utf8')),
    load: (loadavg()[0] ?? 0) / Math.max(cpus().length, 1),
    memoryBytes: process.memoryUsage().rss,
  };
}

/** Lines like `fwg0: <received bytes> and 7 more columns <sent bytes> …` */
export function bytesThrough(interfaces: readonly string[], table: string): ReadonlyMap<string, Bytes> {
  return new Map(
    table.split('\n').flatMap((line) => {
      const [before = '', rest] = line.split(':');
      const name = before.trim();
      if (rest === undefined || !interfaces.includes(name)) return [];
      const columns = rest.trim().split(/\s+/).map(Number);
      return [[name, { received: columns[0] ?? 0, sent: columns[8] ?? 0 }] as const];
    }),
  );
}
