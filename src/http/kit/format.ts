// Times, days and counts as people read them: local to the municipality, in the language of the page.
import { translator, type Language } from '../../texts/translate';

export type Format = {
  /** 23.11.2026, 14:03 Uhr */
  readonly dateTime: (time: Date) => string;
  /** 14:03:27, for the proof of an enforcement. */
  readonly clock: (time: Date) => string;
  /** 23.11.2026, 14:03:27 Uhr */
  readonly dateClock: (time: Date) => string;
  /** 23.11.2026, from an instant or from a local day `2026-11-23`. */
  readonly day: (day: Date | string) => string;
  /** 22.11.2026, the last day before an end that is a midnight: as people were told it. */
  readonly lastDay: (end: Date) => string;
  /** 23. November 2026, for headlines and sentences. */
  readonly longDay: (day: Date | string) => string;
  readonly period: (from: Date | string, until: Date | string) => string;
  /** 2 Tage */
  readonly duration: (from: Date, to: Date) => string;
  /** seit 2 Tagen */
  readonly since: (from: Date, now: Date) => string;
  readonly number: (value: number) => string;
  /** Lists stop counting at 1,000: "mehr als 1.000". */
  readonly count: (value: number, stopsAt?: number) => string;
};

const locales: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };
const minuteMs = 60_000;

type Span = { readonly unit: 'minutes' | 'hours' | 'days'; readonly count: number };

function span(from: Date, to: Date): Span {
  const minutes = Math.max(0, Math.floor((to.getTime() - from.getTime()) / minuteMs));
  if (minutes < 60) return { unit: 'minutes', count: minutes };
  if (minutes < 48 * 60) return { unit: 'hours', count: Math.floor(minutes / 60) };
  return { unit: 'days', count: Math.floor(minutes / (24 * 60)) };
}

function dayFormatter(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions) {
  const local = new Intl.DateTimeFormat(locale, { ...options, timeZone });
  const calendar = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  // A local day has no hour: printing it through a zone could shift it by one.
  return (day: Date | string): string =>
    typeof day === 'string' ? calendar.format(new Date(`${day.slice(0, 10)}T00:00:00Z`)) : local.format(day);
}

const made = new Map<string, Format>();

/** Made once for each language and time zone, of which there are few: making one takes longer than all that a page prints. */
export function formatter(language: Language, timeZone: string): Format {
  const name = `${language} ${timeZone}`;
  const known = made.get(name) ?? newFormatter(language, timeZone);
  made.set(name, known);
  return known;
}

function newFormatter(language: Language, timeZone: string): Format {
  const locale = locales[language];
  const t = translator(language);
  const numbers = new Intl.NumberFormat(locale);
  const day = dayFormatter(locale, timeZone, { day: '2-digit', month: '2-digit', year: 'numeric' });
  const minuteClock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone });
  const secondClock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hour12: false, timeZone });
  return {
    day,
    lastDay: (end) => day(new Date(end.getTime() - 1)),
    longDay: dayFormatter(locale, timeZone, { day: 'numeric', month: 'long', year: 'numeric' }),
    clock: (time) => secondClock.format(time),
    dateTime: (time) => t('kit.time.date-and-time', { date: day(time), time: minuteClock.format(time) }),
    dateClock: (time) => t('kit.time.date-and-time', { date: day(time), time: secondClock.format(time) }),
    period: (from, until) => t('kit.time.period', { from: day(from), until: day(until) }),
    duration: (from, to) => {
      const { unit, count } = span(from, to);
      return t(`kit.time.${unit}`, { count });
    },
    since: (from, now) => {
      const { unit, count } = span(from, now);
      return unit === 'minutes' && count === 0
        ? t('kit.time.since-now')
        : t(`kit.time.since-${unit}`, { count });
    },
    number: (value) => numbers.format(value),
    count: (value, stopsAt = 1000) =>
      value > stopsAt
        ? t('kit.pagination.more-than', { number: numbers.format(stopsAt) })
        : numbers.format(value),
  };
}
