/**
 * How long this gateway has gone without the portal, and whether that is longer than its municipality lets it: then every
 * access counts as ended, until an answer of the portal is believed again. Counted like the end dates, so that the host's
 * clock neither helps nor hurts; what is remembered counts on after a start.
 */
import type { AgentState } from './agent-state';
import type { PortalClock } from './portal-clock';

type Parts = {
  readonly state: Pick<AgentState, 'settings'>;
  readonly clock: Pick<PortalClock, 'now' | 'silentMs'>;
};

/** Milliseconds until all access ends, below zero once it has; null: this gateway goes on. */
export function msUntilClosed({ state: { settings }, clock }: Parts): number | null {
  const limit = settings?.closeAfterSeconds;
  return limit === undefined ? null : limit * 1000 - clock.silentMs();
}

export function isClosed(parts: Parts): boolean {
  const left = msUntilClosed(parts);
  return left !== null && left < 0;
}

/** What ends before this has ended: while closed, everything. */
export function endsUpTo(parts: Parts): number {
  return isClosed(parts) ? Number.POSITIVE_INFINITY : parts.clock.now();
}
