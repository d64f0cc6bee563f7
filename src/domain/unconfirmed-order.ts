// What stands between an order and its proof, so that people read what to do; when IT is told that one takes too long.
import { enforcementState, type Enforcement } from './enforcement';
import { isSilent } from './gateway';

/** How long a municipality may wait for a proof before it is shown in red. */
export const confirmWithinBounds = { least: 10, most: 3600 } as const;

export const obstacles = [
  'under-way',
  'gateway-silent',
  'gateway-failed',
  'not-carried-out',
  'not-verified',
] as const;
export type Obstacle = (typeof obstacles)[number];

export type Asked = {
  readonly order: Pick<Enforcement, 'orderedAt' | 'appliedAt' | 'effectiveAt' | 'failure'>;
  /** When the gateway was heard of last. */
  readonly lastContactAt: Date | null;
  readonly confirmWithinSeconds: number;
};

/** A gateway that is away comes first: whatever it said before, nothing goes on without it. */
export function obstacleOf({ order, lastContactAt, confirmWithinSeconds }: Asked, now: Date): Obstacle {
  if (enforcementState(order, now, confirmWithinSeconds) !== 'unconfirmed') return 'under-way';
  if (lastContactAt === null || isSilent(lastContactAt, now)) return 'gateway-silent';
  if (order.failure !== null) return 'gateway-failed';
  return order.appliedAt === null ? 'not-carried-out' : 'not-verified';
}

/** What was ordered before this moment should have been proved by now. */
export function dueSince(now: Date, confirmWithinSeconds: number): Date {
  return new Date(now.getTime() - confirmWithinSeconds * 1000);
}

/** What falls behind after IT was told, while that is still open, is told of together. */
const quietMs = 15 * 60_000;

export function isTimeToTell(lastTold: Date | null, now: Date): boolean {
  return lastTold === null || now.getTime() - lastTold.getTime() >= quietMs;
}
