// Where an identity provider publishes its metadata, when it is to be looked at next, and what was found there last.
import type { Migration } from './migration';

export const metadataWatches: Migration = {
  name: '0019-metadata-watches',
  statements: [
    `CREATE TABLE metadata_watches (
      tenant_id text PRIMARY KEY REFERENCES tenants (id),
      address text NOT NULL,
      next_at text NOT NULL,
      leased_until text,
      tried_at text,
      read_at text,
      found text,
      failure_reason text,
      failing_since text,
      failures bigint NOT NULL
    )`,
    `CREATE INDEX metadata_watches_by_time ON metadata_watches (next_at)`,
  ],
};
