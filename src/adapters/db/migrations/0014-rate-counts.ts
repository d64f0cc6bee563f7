// How often something was asked for within the present window of time; rows live for minutes.
import type { Migration } from './migration';

export const rateCounts: Migration = {
  name: '0014-rate-counts',
  statements: [
    // Owner: a tenant, or the installation. Source: a keyed hash that changes daily, never an address or a person.
    `CREATE TABLE rate_counts (
      owner text NOT NULL,
      name text NOT NULL,
      source text NOT NULL,
      used bigint NOT NULL,
      ends_at text NOT NULL,
      PRIMARY KEY (owner, name, source)
    )`,
    `CREATE INDEX rate_counts_by_end ON rate_counts (ends_at)`,
  ],
};
