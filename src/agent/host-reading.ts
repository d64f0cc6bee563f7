// What the host says of itself: bytes through our tunnels as a whole, its load, the agent's memory.
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

export type HostReading = {
  /** Counts on, whatever the clock does. */
  readonly atMs: number;
  /** From devices and to them, since their interface was made. */
  readonly received: number;
  readonly sent: number;
  /** 1: all processors busy. */
  readonly load: number;
  readonly memoryBytes: number;
};

export function readHost(interfaces: readonly string[]): HostReading {
  const { received, sent } = bytesThrough(interfaces, readFileSync('/proc/self/net/dev', 'utf8'));
  return {
    atMs: performance.now(),
    received,
    sent,
    load: (loadavg()[0] ?? 0) / Math.max(cpus().length, 1),
    memoryBytes: process.memoryUsage().rss,
  };
}

/** Lines like `fwg0: <received bytes> and 7 more columns <sent bytes> …` */
export function bytesThrough(
  interfaces: readonly string[],
  table: string,
): Pick<HostReading, 'received' | 'sent'> {
  const counts = table.split('\n').flatMap((line) => {
    const [name = '', rest] = line.split(':');
    if (rest === undefined || !interfaces.includes(name.trim())) return [];
    const columns = rest.trim().split(/\s+/).map(Number);
    return [{ received: columns[0] ?? 0, sent: columns[8] ?? 0 }];
  });
  const sum = (pick: (one: { received: number; sent: number }) => number): number =>
    counts.reduce((total, one) => total + pick(one), 0);
  return { received: sum((one) => one.received), sent: sum((one) => one.sent) };
}
