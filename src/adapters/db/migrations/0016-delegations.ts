// Delegated administration: who of the provider may act for which municipality, and the codes by which they are named.
import type { Migration } from './migration';

export const delegations: Migration = {
  name: '0016-delegations',
  statements: [
    // Rows of the municipality that delegates. `person_id` and `ref` stand for the person of the provider within it.
    `CREATE TABLE delegations (
      tenant_id text NOT NULL REFERENCES tenants (id),
      id text NOT NULL,
      operator_person_id text NOT NULL,
      person_id text NOT NULL,
      ref text NOT NULL,
      role text NOT NULL CHECK (role IN ('it-admin', 'help-desk')),
      granted_by text NOT NULL,
      granted_at text NOT NULL,
      until_day text NOT NULL,
      ends_at text NOT NULL,
      revoked_at text,
      PRIMARY KEY (tenant_id, id)
    )`,
    `CREATE UNIQUE INDEX delegations_standing ON delegations (tenant_id, operator_person_id, role)
      WHERE revoked_at IS NULL`,
    `CREATE INDEX delegations_by_operator_person ON delegations (operator_person_id, tenant_id)`,
    // Rows of the provider: what its people read out to be named.
    `CREATE TABLE delegation_codes (
      tenant_id text NOT NULL REFERENCES tenants (id),
      person_id text NOT NULL,
      code_hash text NOT NULL UNIQUE,
      ends_at text NOT NULL,
      PRIMARY KEY (tenant_id, person_id)
    )`,
  ],
};
