// What is proposed for a sign-in that is live, and what became of it; values as JSON without any secret.
import type { Migration } from './migration';

export const signInChanges: Migration = {
  name: '0015-sign-in-changes',
  statements: [
    `CREATE TABLE sign_in_changes (
      tenant_id text NOT NULL REFERENCES tenants (id),
      id text NOT NULL,
      kind text NOT NULL CHECK (kind IN ('identity-provider', 'role-rules')),
      state text NOT NULL CHECK (state IN ('open', 'applied', 'rejected', 'withdrawn', 'lapsed')),
      before_values text NOT NULL,
      after_values text NOT NULL,
      origin text NOT NULL CHECK (origin IN ('tenant', 'operator', 'metadata', 'command-line')),
      reason text,
      proposed_by text,
      proposed_at text NOT NULL,
      first_operator text,
      first_operator_at text,
      decided_by text,
      decided_at text,
      route text CHECK (route IN ('tenant', 'operator', 'emergency')),
      PRIMARY KEY (tenant_id, id)
    )`,
    `CREATE UNIQUE INDEX sign_in_changes_open ON sign_in_changes (tenant_id, kind) WHERE state = 'open'`,
    `CREATE INDEX sign_in_changes_by_time ON sign_in_changes (tenant_id, proposed_at, id)`,
  ],
};
