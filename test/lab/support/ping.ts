// Pings inside the lab: one question and answer, and a continuous ping that knows when the last reply came.
import { until } from '../../support/child-process';
import type { Namespace } from './namespace';

export interface ContinuousPing {
  /** Milliseconds since 1970 of the last reply, by the clock of `Date.now()`; null before the first. */
  lastReplyAt(): number | null;
  replies(): number;
  /** Waits for a reply that came after this call. */
  nextReply(timeoutMs: number): Promise<void>;
  /** Waits until no reply has come for `quietMs`, then gives the time of the last one. */
  silence(options: { readonly quietMs: number; readonly timeoutMs: number }): Promise<number>;
  stop(): Promise<void>;
}

/** Whether the address answers at least once out of three questions. */
export async function answers(machine: Namespace, address: string): Promise<boolean> {
  const { code } = await machine.exec(['ping', '-n', '-q', '-c', '3', '-i', '0.2', '-W', '1', address]);
  return code === 0;
}

/** Waits until the address answers. */
export async function untilAnswers(machine: Namespace, address: string, timeoutMs = 15_000): Promise<void> {
  await until(`${address} to answer ${machine.name}`, timeoutMs, () => answers(machine, address));
}

export async function startPing(machine: Namespace, address: string): Promise<ContinuousPing> {
  const child = await machine.spawn(['ping', '-n', '-O', '-D', '-i', '0.01', address]);
  let last: number | null = null;
  let count = 0;
  child.onLine((line) => {
    const stamp = /^\[(\d+\.\d+)\] \d+ bytes from /.exec(line)?.[1];
    if (stamp === undefined) return;
    last = Number(stamp) * 1000;
    count += 1;
  });
  const checkRunning = (): void => {
    if (!child.isRunning()) throw new Error(`ping ended:\n${child.output().slice(-500)}`);
  };
  return {
    lastReplyAt: () => last,
    replies: () => count,
    nextReply: async (timeoutMs) => {
      const before = count;
      await until(`a reply of ${address}`, timeoutMs, () => {
        checkRunning();
        return count > before;
      });
    },
    silence: async ({ quietMs, timeoutMs }) => {
      const begin = Date.now();
      await until(`silence of ${address}`, timeoutMs, () => {
        checkRunning();
        return Date.now() - Math.max(begin, last ?? 0) > quietMs;
      });
      return last ?? begin;
    },
    stop: () => child.stop('SIGINT'),
  };
}
