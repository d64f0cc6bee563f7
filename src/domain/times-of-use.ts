/**
 * When an access may be used: days of the week, and hours of the municipality's own clock. What the clock on the wall
 * shows decides, also on the two days of the year on which it is put forward or back.
 */
import { Refusal } from './errors';

/** Monday is 1, as in ISO 8601. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];

/** `to` is exclusive, and `24:00` the end of the day; one before `from` is on the day after. */
export type TimesOfUse = {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
};

const dayMinutes = 1440;
const names: Readonly<Record<string, Weekday>> = { Mon: 1, Tue: 2, Wed: 3, Thu: 4, Fri: 5, Sat: 6, Sun: 7 };
/** Making a formatter costs a hundred times what using it does. */
const formatters = new Map<string, Intl.DateTimeFormat>();

export const isWeekday = (value: unknown): value is Weekday => weekdays.some((weekday) => weekday === value);
export const isClockTime = (text: string): boolean => /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/.test(text);
export const isEndOfUse = (text: string): boolean => text === '24:00' || isClockTime(text);

/** Refused: no day, a day twice, a time that is none, hours that would be none. */
export function timesOfUse({ days, from, to }: TimesOfUse): TimesOfUse {
  if (days.length === 0 || new Set(days).size !== days.length)
    throw new Refusal('invalid', 'times-without-days');
  if (!isClockTime(from) || !isEndOfUse(to)) throw new Refusal('invalid', 'times-not-a-time');
  if (from === to) throw new Refusal('invalid', 'times-are-empty');
  return { days: [...days].sort((a, b) => a - b), from, to };
}

/** None: always. */
export function isWithinTimes(times: TimesOfUse | null, zone: string, at: Date): boolean {
  if (times === null) return true;
  const { day, minute } = onTheWall(zone, at);
  return coversMinute(times, day, minute);
}

/** Whether every minute of the week in which the second may be used is one of the first, too. */
export function timesCover(wider: TimesOfUse | null, narrower: TimesOfUse | null): boolean {
  if (wider === null) return true;
  return weekdays.every((day) => {
    for (let minute = 0; minute < dayMinutes; minute += 1) {
      const isUsed = narrower === null || coversMinute(narrower, day, minute);
      if (isUsed && !coversMinute(wider, day, minute)) return false;
    }
    return true;
  });
}

function coversMinute({ days, from, to }: TimesOfUse, day: Weekday, minute: number): boolean {
  const begin = minutesOf(from);
  const end = minutesOf(to);
  const isToday = days.includes(day);
  if (begin < end) return isToday && minute >= begin && minute < end;
  const wasYesterday = days.some((one) => (one % 7) + 1 === day);
  return (isToday && minute >= begin) || (wasYesterday && minute < end);
}

function minutesOf(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}

function onTheWall(zone: string, at: Date): { readonly day: Weekday; readonly minute: number } {
  const parts = formatter(zone).formatToParts(at);
  const value = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  const day = names[value('weekday')];
  if (day === undefined) throw new Error(`no weekday in ${zone}`);
  return { day, minute: Number(value('hour')) * 60 + Number(value('minute')) };
}

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formatters.set(zone, made);
  return made;
}
