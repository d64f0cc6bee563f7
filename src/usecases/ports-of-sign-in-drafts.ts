// The records of a sign-in that is being set up.
import type { RequiredAttribute } from '../domain/required-attribute';
import type { SignInDraft } from '../domain/sign-in-draft';

export type SignInDraftRecords = {
  /** In a transaction nobody else changes it until the end. */
  readonly find: () => Promise<SignInDraft | null>;
  /** Conflict `changed-meanwhile` unless the stored version is the one before. */
  readonly save: (draft: SignInDraft) => Promise<void>;
  /** Conflict likewise unless this is the stored version. */
  readonly markTested: (version: number, at: Date) => Promise<void>;
  /** Replaces the link there was; null: there is none any more. */
  readonly setTestLink: (tokenHash: string | null, endsAt: Date | null) => Promise<void>;
  readonly hasTestLink: (tokenHash: string, now: Date) => Promise<boolean>;
  readonly remove: () => Promise<void>;
  /** Of the live sign-in: whoever comes without it is refused. */
  readonly requiredAttribute: () => Promise<RequiredAttribute | null>;
  readonly setRequiredAttribute: (required: RequiredAttribute | null) => Promise<void>;
};
