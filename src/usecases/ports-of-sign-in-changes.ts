// The records of proposed changes to a sign-in, and of the links by which they are tried out.
import type { SignInChangeId } from '../domain/ids';
import type { SignInChange } from '../domain/sign-in-change';
import type { Party } from '../domain/two-sided-consent';

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

export type SignInTrialLink = { readonly change: SignInChangeId; readonly by: Party };

export type SignInTrialLinkRecords = {
  readonly add: (
    link: SignInTrialLink & { readonly tokenHash: string; readonly endsAt: Date },
  ) => Promise<void>;
  /** Null: nobody made it, or it has expired. */
  readonly find: (tokenHash: string, now: Date) => Promise<SignInTrialLink | null>;
};
