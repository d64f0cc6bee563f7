// The records of decisions about many applications.
import type { BulkDecision, BulkResult } from '../domain/bulk-decision';
import type { BulkDecisionId } from '../domain/ids';

export type BulkDecisionRecords = {
  readonly find: (id: BulkDecisionId) => Promise<BulkDecision | null>;
  readonly insert: (decision: BulkDecision) => Promise<void>;
  /** Further results; each place once. */
  readonly note: (id: BulkDecisionId, results: readonly BulkResult[], at: Date) => Promise<void>;
  /** In the order in which they were decided. */
  readonly results: (id: BulkDecisionId) => Promise<readonly BulkResult[]>;
  /** Returns how many there were. */
  readonly removeBegunBefore: (before: Date) => Promise<number>;
};
