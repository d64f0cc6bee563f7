// What is drawn and listed of each piece of time: its number, and how that reads.
import type { CapacityPeriod } from '../../domain/capacity-period';
import { atMost, few, sizeOf, type CapacityBucket, type GroupCount } from '../../domain/gateway-capacity';
import type { PersonContext } from '../kit/context';

export type Value = { readonly size: number; readonly text: string };

export type Values = (bucket: CapacityBucket) => Value | null;

/** 0, 1 to 4, 25 to 29. */
export function countValue({ t, format }: PersonContext, count: GroupCount | null | undefined): Value | null {
  if (count === null || count === undefined) return null;
  if (count === few) return { size: sizeOf(count), text: t('capacity.count.few') };
  const range = { from: format.number(count), to: format.number(atMost(count)) };
  return { size: count, text: count === 0 ? format.number(0) : t('capacity.count.range', range) };
}

/** From kbit/s. */
export function rateValue({ t, format }: PersonContext, rate: number | undefined): Value | null {
  if (rate === undefined) return null;
  const size = rate / 1000;
  return { size, text: t('capacity.unit.rate', { shown: format.number(size) }) };
}

type Unit = 'percent' | 'memory' | 'seconds' | 'times';

export function plainValue({ t, format }: PersonContext, size: number, unit: Unit): Value {
  return { size, text: t(`capacity.unit.${unit}`, { shown: format.number(size) }) };
}

/** When a piece of time began; a day is a day of the municipality. */
export function slotText({ format }: PersonContext, period: CapacityPeriod, from: Date): string {
  return period === 'quarter' ? format.day(from) : format.dateTime(from);
}
