// The record of where an identity provider publishes its metadata, and of the looks at it.
import type { MetadataWatch } from '../domain/metadata-watch';

export type MetadataWatchRecord = {
  /** In a transaction nobody else changes it until the end. */
  readonly find: () => Promise<MetadataWatch | null>;
  /** Ends a claim. */
  readonly save: (watch: MetadataWatch) => Promise<void>;
  readonly remove: () => Promise<void>;
  /** True for one of all processes, until `until`, and only where a look is due at `dueAt`. */
  readonly claim: (claim: {
    readonly dueAt: Date;
    readonly now: Date;
    readonly until: Date;
  }) => Promise<boolean>;
};
