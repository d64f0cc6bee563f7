// Which access has not been used for more than 90 days. Reckoned by months: of when somebody worked nothing finer is ever kept.

/** `2026-11`, by UTC. */
export type UseMonth = string;

/** BSI ORP.4.A1, NET.3.3.A5: accounts and accesses that are no longer needed are to be found and taken back. */
export const unusedDays = 90;
/** Whoever did not look for longer may have missed a use, and begins anew. */
export const missableDays = 7;

const dayMs = 86_400_000;

export function monthOf(time: number): UseMonth {
  return new Date(time).toISOString().slice(0, 7);
}

/** Of a gateway, not of anybody: on which day somebody looked. */
export function dayOfLook(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Of a second since 1970, as engines tell it; null for never (0), and for what is no time. */
export function monthOfSecond(second: number): UseMonth | null {
  return Number.isInteger(second) && second > 0 && second < endOfYears ? monthOf(second * 1000) : null;
}

const endOfYears = Date.parse('9999-12-01T00:00:00.000Z') / 1000;

export function isUseMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/**
 * What is known after a look. Whom nobody knew before counts as used in this month, and so nothing is said of them for 90
 * days. A month that is still to come was noted by a clock that was wrong, and counts as this one.
 */
export function monthAfterLook(
  known: UseMonth | undefined,
  seen: UseMonth | undefined,
  now: UseMonth,
): UseMonth {
  const before = known === undefined || known > now ? now : known;
  if (seen === undefined || seen <= before) return before;
  return seen > now ? now : seen;
}

/** Whether so much time has passed since the last look that what was known no longer says anything. */
export function hasMissed(lookedOn: string | null, now: number): boolean {
  // Counted from the end of that day.
  return lookedOn === null || !(now - Date.parse(lookedOn) <= (missableDays + 1) * dayMs);
}

/**
 * Whoever was used last in an earlier month than this one is unused: the 90 days have passed since the last moment of their
 * month, so that it is certain whichever day it was.
 */
export function unusedBefore(now: number): UseMonth {
  return monthOf(now - unusedDays * dayMs);
}
