// The records of what a municipality has waived of the recommended cryptography.
import type { CryptoProfileId } from '../domain/crypto-profile';
import type { CryptoWaiver } from '../domain/crypto-waiver';
import type { CryptoWaiverId } from '../domain/ids';

export type CryptoWaiverRecords = {
  /** In a transaction held until its end. */
  readonly find: (id: CryptoWaiverId) => Promise<CryptoWaiver | null>;
  /** Not held. In force by its state, which may lag behind its end. */
  readonly inForce: (profile: CryptoProfileId) => Promise<CryptoWaiver | null>;
  readonly allInForce: () => Promise<readonly CryptoWaiver[]>;
  readonly endedBefore: (now: Date) => Promise<readonly CryptoWaiver[]>;
  /** One of each profile at most. */
  readonly proposed: () => Promise<readonly CryptoWaiver[]>;
  /** The newest first. */
  readonly newest: (limit: number) => Promise<readonly CryptoWaiver[]>;
  /** Conflict `crypto-waiver-open` while another is proposed for the same profile. */
  readonly insert: (waiver: CryptoWaiver) => Promise<void>;
  /** Conflict `crypto-waiver-decided` unless it is still in `from`. */
  readonly update: (waiver: CryptoWaiver, from: CryptoWaiver['state']) => Promise<void>;
};
