/**
 * The time that end dates are measured by: the portal's last signed time plus what a monotonic clock has counted since.
 * It only goes forward, across restarts too, so that no clock ever undoes an expiry.
 */

/** Milliseconds. */
export type ClockMark = {
  /** The portal's time … */
  readonly portal: number;
  /** … when the host's own clock showed this. Earlier than it did while the time is guessed: a next start guesses no less. */
  readonly wall: number;
  /** The last time that the portal signed. */
  readonly heard: number;
};
export type HostClock = { readonly monotonicMs: () => number; readonly wallMs: () => number };

export type PortalClock = {
  now(): number;
  /** Takes over a signed time, an earlier one than is already known changes nothing. True if it ends a time of guessing. */
  signed(portal: number): boolean;
  mark(): ClockMark;
  /** How long the portal has not been heard. */
  silentMs(): number;
};

const maxGuessMs = 366 * 86_400_000;

export function startClock(saved: ClockMark | null, host: HostClock): PortalClock {
  let base = saved?.portal ?? 0;
  let since = host.monotonicMs();
  let heard = saved?.heard ?? 0;
  let isGuess = saved !== null;
  let ahead = 0;
  const counted = (): number => base + host.monotonicMs() - since;
  /**
   * While the agent was off, only the host's clock went on. It may be wrong: it holds access back, but only until a signed
   * time comes. Whoever sets it back again meanwhile gains nothing.
   */
  const guessedAhead = (): number => {
    if (saved === null || !isGuess) return 0;
    const guess = saved.portal + Math.min(Math.max(host.wallMs() - saved.wall, 0), maxGuessMs);
    ahead = Math.max(ahead, guess - counted());
    return ahead;
  };
  const now = (): number => counted() + guessedAhead();
  return {
    now,
    signed: (portal) => {
      base = Math.max(counted(), portal);
      since = host.monotonicMs();
      heard = base;
      const wasGuess = isGuess;
      isGuess = false;
      return wasGuess;
    },
    mark: () => ({
      portal: Math.floor(counted()),
      wall: Math.max(Math.floor(host.wallMs() - guessedAhead()), 0),
      heard: Math.floor(heard),
    }),
    silentMs: () => now() - heard,
  };
}
