// How urgently somebody must see to a certificate before it ends: in stages, each of which looks different from the last.

/** The identity provider's certificates: by then its makers have published the next one. */
export const providerStages = [30, 14, 7] as const;
/** Our own certificate: to change it, people on both sides must act, with waiting times in between. */
export const ownStages = [60, 30] as const;

export type ProviderExpiry = (typeof providerStages)[number] | 'ended';
export type OwnExpiry = (typeof ownStages)[number] | 'ended';

const dayMs = 86_400_000;

/** The narrowest stage that has begun; null while there is nothing to see to, or nothing that ends. */
export function expiryWarning<Stage extends number>(
  end: Date | null,
  stages: readonly Stage[],
  now: Date,
): Stage | 'ended' | null {
  if (end === null) return null;
  if (end <= now) return 'ended';
  const begun = stages.filter((days) => end.getTime() - now.getTime() <= days * dayMs);
  return begun.toSorted((a, b) => a - b)[0] ?? null;
}

/** Sign-ins go on as long as one of the certificates that count has not ended. */
export function lastEnd(ends: readonly (Date | null)[]): Date | null {
  const known = ends.filter((end) => end !== null);
  return known.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;
}

/** Begun days count whole: on the last day it is one. */
export function daysLeft(end: Date, now: Date): number {
  return Math.max(0, Math.ceil((end.getTime() - now.getTime()) / dayMs));
}
