// The address at which an identity provider publishes its metadata, looked at once a day: when it is due, and what is
// remembered of it. Nothing that is found there counts by itself.
import type { IdentityProvider } from './saml-settings';

export type MetadataWatch = {
  readonly address: string;
  readonly nextAt: Date;
  /** Null: not looked at yet. */
  readonly triedAt: Date | null;
  /** When it was last read and understood; null: never. */
  readonly readAt: Date | null;
  /** What it said then; a failure leaves it as it is. */
  readonly found: IdentityProvider | null;
  readonly failure: MetadataFailure | null;
};

export type MetadataFailure = {
  /** The refusal, as `metadata-fetch-slow`. */
  readonly reason: string;
  readonly since: Date;
  /** In a row. */
  readonly times: number;
};

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** A server that is being restarted is back soon; one that stays away is asked with the others, once a day. */
const retriesAfterMs = [15 * minuteMs, 60 * minuteMs, 4 * 60 * minuteMs];
/** Whoever looks takes this long at most; then somebody else may. */
export const lookingMs = 2 * minuteMs;
/** Between two looks that somebody asked for. */
const pauseMs = 30_000;

/**
 * Once a day, each municipality at a time of day of its own, so that two hundred of them are not looked at together.
 * `slot` is that time as a part of the day, from 0 up to 1. AD FS replaces a certificate within days: daily is the least.
 */
export function nextLookAt(slot: number, now: Date): Date {
  const midnight = now.getTime() - (now.getTime() % dayMs);
  const today = midnight + Math.floor(slot * dayMs);
  return new Date(today > now.getTime() ? today : today + dayMs);
}

/** The same every day and in every process: out of the first digits of a hash of the municipality's id. */
export function slotOf(hexHash: string): number {
  return Number.parseInt(hexHash.slice(0, 8), 16) / 0x1_0000_0000;
}

export function newWatch(address: string, slot: number, now: Date): MetadataWatch {
  return { address, nextAt: nextLookAt(slot, now), triedAt: null, readAt: null, found: null, failure: null };
}

type Look = { readonly slot: number; readonly now: Date };

export function lookedAt(watch: MetadataWatch, found: IdentityProvider, { slot, now }: Look): MetadataWatch {
  return { ...watch, nextAt: nextLookAt(slot, now), triedAt: now, readAt: now, found, failure: null };
}

export function lookFailed(watch: MetadataWatch, reason: string, { slot, now }: Look): MetadataWatch {
  const { failure } = watch;
  const times = (failure?.times ?? 0) + 1;
  const soon = retriesAfterMs[times - 1];
  const nextAt = soon === undefined ? nextLookAt(slot, now) : new Date(now.getTime() + soon);
  return { ...watch, nextAt, triedAt: now, failure: { reason, since: failure?.since ?? now, times } };
}

export function mayLookAgain({ triedAt }: MetadataWatch, now: Date): boolean {
  return triedAt === null || now.getTime() - triedAt.getTime() >= pauseMs;
}
