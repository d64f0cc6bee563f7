// How long a decision about many requests rests after each one, so that whoever opens a page meanwhile hardly notices.
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long the thread was at work, and how long it waited for something to do. */
type Spent = { readonly active: number; readonly idle: number };

const longestRestMs = 50;

/**
 * As long as the thread was busy: half of its time is left for others. While it waited for the database, others had
 * their turn between any two steps and not only at the end, so that such time counts twice.
 */
export function restMsAfter({ active, idle }: Spent): number {
  return Math.min(Math.max(active - 2 * idle, 0), longestRestMs);
}

/** Works and rests in turn: each call rests after what happened since the last one. */
export function restBetween(): () => Promise<void> {
  let before = performance.eventLoopUtilization();
  return async () => {
    await sleep(restMsAfter(performance.eventLoopUtilization(before)));
    before = performance.eventLoopUtilization();
  };
}
