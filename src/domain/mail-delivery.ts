// How a mail is tried: with growing pauses for two days, then given up. What waits is kept short, too: what was sent is
// forgotten after a day, what could not be delivered after thirty.

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** For the limit of one mail an hour; nothing else is known of a mail by then. */
export const sentKeptMs = dayMs;
export const undeliverableKeptMs = 30 * dayMs;

/** Longer than a mail is ever under way to the server: after it, the process that took the mail is gone. */
export const leaseMs = 5 * minuteMs;

/** At most one mail of new applications a person in this time. */
export const quietMs = hourMs;

/** Then every four hours: together two days. */
const firstPauses = [1, 5, 15, 60, 120].map((minutes) => minutes * minuteMs);
const laterPauses = Array.from({ length: 11 }, () => 4 * hourMs);
const pausesMs: readonly number[] = [...firstPauses, ...laterPauses];

/** When to try again after so many attempts that failed, this one included; null: given up. */
export function nextTry(attempts: number, now: Date): Date | null {
  const pauseMs = pausesMs[attempts - 1];
  return pauseMs === undefined ? null : new Date(now.getTime() + pauseMs);
}

/** More attempts than there are pauses: processes have died over it, one after the other. */
export function isTriedTooOften(attempts: number): boolean {
  return attempts > pausesMs.length + 1;
}
