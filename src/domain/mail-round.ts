// What people are reminded of by time. Once a local day a round looks at the days since the last one: each day belongs to
// one round, so nothing is said twice, and what falls on a day on which the portal stood still is said the day after.
import type { FederalState } from './federal-state';
import { addDays, localDay, type LocalDay } from './local-day';
import { workingDayAfter } from './working-day';

/** Days before the end of an access or a certificate. */
export const endStages = [30, 14, 7, 1] as const;
/** Working days that an application has waited. */
export const waitStages = [2, 5] as const;
export type WaitStage = (typeof waitStages)[number];

/** From the day after `after` to `today`, both local days. */
export type Round = { readonly after: string; readonly today: string };

/** Nobody is written to at midnight: for rounds, a day begins at six. */
const morningMs = 6 * 3_600_000;

export function roundDay(now: Date, timeZone: string): LocalDay {
  return localDay(new Date(now.getTime() - morningMs), timeZone);
}

const isIn = ({ after, today }: Round, day: string): boolean => after < day && day <= today;

/** The last day on which something may end that this round has to speak of. */
export function furthestEnd({ today }: Round): LocalDay {
  return addDays(today, Math.max(...endStages));
}

/** Whether to say in this round that something ends after this day. */
export function endIsSaid(lastDay: string, round: Round): boolean {
  return lastDay >= round.today && endStages.some((days) => isIn(round, addDays(lastDay, -days)));
}

type Where = { readonly land: FederalState | null };

/** Which stage of waiting began in this round; the later one when it was both. */
export function waitReached(submittedOn: string, round: Round, { land }: Where): WaitStage | null {
  const reached = (count: WaitStage): boolean => isIn(round, workingDayAfter(submittedOn, { count, land }));
  return waitStages.findLast(reached) ?? null;
}
