// What a municipality asks of sign-ins: a second factor for those with far-reaching roles, freshness for essential acts.
import type { Migration } from './migration';

export const assurance: Migration = {
  name: '0013-assurance',
  statements: [
    // No row: what is usual.
    `CREATE TABLE assurance (
      tenant_id text PRIMARY KEY REFERENCES tenants (id),
      admins_need_mfa bigint NOT NULL,
      mfa_signals text NOT NULL,
      fresh_minutes bigint NOT NULL
    )`,
  ],
};
