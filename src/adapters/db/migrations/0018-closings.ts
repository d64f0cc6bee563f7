// Municipalities that leave: how far each closing is, and from when on one is closed. Both stay after everything else.
import type { Migration } from './migration';

export const closings: Migration = {
  name: '0018-closings',
  statements: [
    `ALTER TABLE tenants ADD COLUMN closed_at text`,
    // No person of the municipality by name, and nothing that would have to go with it.
    `CREATE TABLE closings (
      tenant_id text NOT NULL REFERENCES tenants (id),
      id text NOT NULL,
      state text NOT NULL CHECK (state IN
        ('announced', 'confirmed', 'revoking', 'waiting', 'erasing', 'closed', 'withdrawn')),
      reason text NOT NULL,
      on_day text NOT NULL,
      due_at text NOT NULL,
      announced_by text,
      announced_at text NOT NULL,
      first_operator text,
      first_operator_at text,
      confirmed_by text,
      confirmed_at text,
      route text CHECK (route IN ('tenant', 'operator')),
      state_since text NOT NULL,
      forced_by text,
      grants_revoked bigint NOT NULL,
      rows_erased bigint NOT NULL,
      PRIMARY KEY (tenant_id, id)
    )`,
    `CREATE UNIQUE INDEX closings_standing ON closings (tenant_id) WHERE state <> 'withdrawn'`,
    `CREATE INDEX closings_due ON closings (due_at) WHERE state IN ('confirmed', 'revoking', 'waiting', 'erasing')`,
    `CREATE INDEX closings_by_time ON closings (announced_at, id)`,
  ],
};
