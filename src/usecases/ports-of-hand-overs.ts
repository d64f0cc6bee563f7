// The records of links by which a device is set up elsewhere.
import type { HandOver } from '../domain/hand-over';

export type HandOverRecords = {
  /** In a transaction nobody else takes it until the end. */
  readonly find: (tokenHash: string) => Promise<HandOver | null>;
  /** The device's only one: an earlier link leads nowhere from then on. */
  readonly replace: (handOver: HandOver) => Promise<void>;
  /** Conflict `hand-over-used` when somebody was quicker. */
  readonly use: (handOver: HandOver) => Promise<void>;
  /** Returns how many there were. */
  readonly deleteExpiredBefore: (time: Date) => Promise<number>;
};
