// The records of proposed changes to a sign-in.
import type { SignInChangeId } from '../domain/ids';
import type { SignInChange } from '../domain/sign-in-change';

export type SignInChangeRecords = {
  /** In a transaction nobody else changes it until the end. */
  readonly find: (id: SignInChangeId) => Promise<SignInChange | null>;
  /** Conflict `sign-in-change-open` while another of its kind is open. */
  readonly insert: (change: SignInChange) => Promise<void>;
  /** Conflict `sign-in-change-decided` unless the stored one is still open. */
  readonly update: (change: SignInChange) => Promise<void>;
  readonly open: () => Promise<readonly SignInChange[]>;
  /** Newest first. */
  readonly list: (limit: number) => Promise<readonly SignInChange[]>;
  /** Out of an identity provider's metadata, decided or not; null: there never was one. */
  readonly newestFromMetadata: () => Promise<SignInChange | null>;
  /** When the sign-in was last changed this way; null: never. */
  readonly lastAppliedAt: () => Promise<Date | null>;
};
