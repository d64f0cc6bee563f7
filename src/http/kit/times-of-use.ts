// Times of use in words: `Mo–Fr, 06:00 bis 20:00 Uhr`.
import { isWithinTimes, weekdays, type TimesOfUse, type Weekday } from '../../domain/times-of-use';
import type { Translate } from '../../texts/translate';
import type { PersonContext } from './context';
import type { Alert, Description } from './view-models';

export function timesOfUseText(t: Translate, times: TimesOfUse | null): string {
  if (times === null) return t('profiles.times.always');
  const { days, from, to } = times;
  const until = from > to ? t('profiles.times.next-day', { to }) : to;
  return t('profiles.times.text', { days: daysText(t, days), from, to: until });
}

function daysText(t: Translate, days: readonly Weekday[]): string {
  if (days.length === weekdays.length) return t('profiles.times.daily');
  return runsOf(days)
    .map(([first, last]) => (first === last ? dayText(t, first) : `${dayText(t, first)}–${dayText(t, last)}`))
    .join(', ');
}

const dayText = (t: Translate, day: Weekday): string => t(`profiles.weekday-short.${day}`);

/** First and last of days that follow each other. */
function runsOf(days: readonly Weekday[]): readonly (readonly [Weekday, Weekday])[] {
  const runs: [Weekday, Weekday][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] + 1 === day) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

/** Nothing where it may be used at any time. */
export function timesOfUseLine(t: Translate, times: TimesOfUse | null): readonly Description[] {
  return times === null
    ? []
    : [{ term: t('profiles.times.label'), value: { text: timesOfUseText(t, times) } }];
}

type Used = { readonly profileName: string; readonly times: TimesOfUse | null };

/** Why nothing can be reached at this moment, for whoever wonders; null within the times of use. */
export function closedAlert({ t, now, tenant }: PersonContext, { profileName, times }: Used): Alert | null {
  if (isWithinTimes(times, tenant.timeZone, now)) return null;
  const words = { profile: profileName, times: timesOfUseText(t, times) };
  return {
    tone: 'info',
    title: t('profiles.times.closed-title'),
    lines: [t('profiles.times.closed-text', words)],
  };
}
