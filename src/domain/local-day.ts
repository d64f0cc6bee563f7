// Days as people of a municipality mean them: calendar days of its time zone, right on days of 23 and 25 hours.
import { Refusal } from './errors';

declare const brand: unique symbol;
/** A real calendar day from 2000-01-01 to 2100-12-31, `YYYY-MM-DD`. */
export type LocalDay = string & { readonly [brand]: 'LocalDay' };

export const defaultTimeZone = 'Europe/Berlin';

const dayMs = 86_400_000;
/** Since 2000 every zone's midnight has been at a quarter of an hour of UTC. */
const quarterMs = 900_000;
/** No zone is further from UTC than 14 hours. */
const mostOffsetMs = 15 * 3_600_000;
/** Making a formatter costs a hundred times what using it does. */
const formatters = new Map<string, Intl.DateTimeFormat>();

export function isLocalDay(text: string): text is LocalDay {
  if (!/^20[0-9]{2}-[0-9]{2}-[0-9]{2}$|^2100-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const midnight = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}

/** A day that came as text, from a form or a row. */
export function checkedLocalDay(text: string): LocalDay {
  if (isLocalDay(text)) return text;
  throw new Refusal('invalid', 'field-local-day');
}

export function isTimeZone(text: string): boolean {
  try {
    formatter(text);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}

function wallDay(instantMs: number, zone: string): string {
  const parts = formatter(zone).formatToParts(instantMs);
  const value = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${value('year')}-${value('month')}-${value('day')}`;
}

/** The day that the calendar on the wall shows at this instant. */
export function localDay(date: Date, zone: string = defaultTimeZone): LocalDay {
  return checkedLocalDay(wallDay(date.getTime(), zone));
}

/**
 * The instant at which an inclusive end day is over: the next local midnight, exclusive. Found by asking the calendar
 * rather than by adding offsets, so that it also holds where the clock skips or repeats midnight itself.
 */
export function endOfLocalDay(day: string, zone: string = defaultTimeZone): Date {
  const nominal = utcMidnight(day) + dayMs;
  let during = nominal - mostOffsetMs;
  let after = nominal + mostOffsetMs;
  while (after - during > quarterMs) {
    const between = during + Math.floor((after - during) / quarterMs / 2) * quarterMs;
    if (wallDay(between, zone) > day) after = between;
    else during = between;
  }
  return new Date(after);
}

/** Days are counted on the calendar, so that a day of 23 hours is still one day. */
export function addDays(day: string, days: number): LocalDay {
  const sum = new Date(utcMidnight(day) + days * dayMs);
  return checkedLocalDay(Number.isNaN(sum.getTime()) ? '' : sum.toISOString().slice(0, 10));
}

/** From 30 June to 1 July is 1; negative when `to` is the earlier day. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utcMidnight(to) - utcMidnight(from)) / dayMs);
}

function utcMidnight(day: string): number {
  return Date.parse(`${checkedLocalDay(day)}T00:00:00.000Z`);
}
