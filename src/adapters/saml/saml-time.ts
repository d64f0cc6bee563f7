// Times in SAML messages: UTC with a Z (SAML 2.0 core 1.3.3), compared with a little room for clocks that differ.

/** Clocks of identity providers are seldom worse than this. */
export const skewMs = 60_000;

const written = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;

/** `null` when it is missing or no such time. */
export function timeOf(text: string | null): Date | null {
  if (text === null || !written.test(text)) return null;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? null : time;
}

export function isPast(time: Date, now: Date): boolean {
  return time.getTime() <= now.getTime() - skewMs;
}

export function isFuture(time: Date, now: Date): boolean {
  return time.getTime() > now.getTime() + skewMs;
}

export function isOlderThan(time: Date, maxAgeMs: number, now: Date): boolean {
  return time.getTime() < now.getTime() - maxAgeMs - skewMs;
}
