// The last day, week or quarter of a year, cut into pieces of time that are drawn: each with the highest that is known of it.
import { capacityKeptDays, highest, quarterMs, quarterOf } from './gateway-capacity';
import type { CapacityBucket } from './gateway-capacity';
import { addDays, endOfLocalDay, localDay } from './local-day';

/** In quarters of an hour, in hours, in days of the municipality. */
export const capacityPeriods = ['day', 'week', 'quarter'] as const;
export type CapacityPeriod = (typeof capacityPeriods)[number];

export function isCapacityPeriod(text: string): text is CapacityPeriod {
  return capacityPeriods.some((period) => period === text);
}

/** Null: nothing is known of it. */
export type CapacitySlot = { readonly from: Date; readonly bucket: CapacityBucket | null };

const hourMs = 4 * quarterMs;

/** When each piece begins, oldest first. The last one may still be running, unless it is a quarter of an hour. */
export function slotStarts(
  period: CapacityPeriod,
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): readonly Date[] {
  switch (period) {
    case 'day':
      return evenly(quarterOf(now.getTime()), quarterMs, 96);
    case 'week':
      return evenly(Math.floor(now.getTime() / hourMs) * hourMs + hourMs, hourMs, 7 * 24);
    case 'quarter': {
      const today = localDay(now, timeZone);
      return Array.from({ length: capacityKeptDays }, (_, index) =>
        endOfLocalDay(addDays(today, index - capacityKeptDays), timeZone),
      );
    }
  }
}

function evenly(end: number, step: number, count: number): readonly Date[] {
  return Array.from({ length: count }, (_, index) => new Date(end - (count - index) * step));
}

/** Both oldest first; what began before the first piece is left out. */
export function slotsOf(
  starts: readonly Date[],
  buckets: readonly CapacityBucket[],
): readonly CapacitySlot[] {
  let next = 0;
  const before = (end: number): readonly CapacityBucket[] => {
    const begun = next;
    while (next < buckets.length && (buckets[next]?.from.getTime() ?? end) < end) next += 1;
    return buckets.slice(begun, next);
  };
  before(starts[0]?.getTime() ?? 0);
  return starts.map((from, index) => ({
    from,
    bucket: highest(from, before(starts[index + 1]?.getTime() ?? Number.POSITIVE_INFINITY)),
  }));
}
