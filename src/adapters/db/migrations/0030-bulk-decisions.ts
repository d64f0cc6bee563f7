// How far somebody's decision about many applications is; gone after a day.
import type { Migration } from './migration';

export const bulkDecisions: Migration = {
  name: '0030-bulk-decisions',
  statements: [
    `CREATE TABLE bulk_decisions (
      tenant_id text NOT NULL,
      id text NOT NULL,
      person_id text NOT NULL,
      kind text NOT NULL CHECK (kind IN ('approve', 'deny')),
      request_ids text NOT NULL,
      begun_at text NOT NULL,
      moved_at text NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id) REFERENCES tenants (id)
    )`,
    `CREATE INDEX bulk_decisions_by_time ON bulk_decisions (tenant_id, begun_at)`,
    `CREATE TABLE bulk_results (
      tenant_id text NOT NULL,
      bulk_id text NOT NULL,
      place bigint NOT NULL,
      request_id text NOT NULL,
      refusal text,
      PRIMARY KEY (tenant_id, bulk_id, place),
      FOREIGN KEY (tenant_id, bulk_id) REFERENCES bulk_decisions (tenant_id, id)
    )`,
  ],
};
