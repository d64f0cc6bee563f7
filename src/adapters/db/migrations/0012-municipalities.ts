// What the provider notes about municipalities and has agreed on with them; and that there is one provider.
import type { Migration } from './migration';

export const municipalities: Migration = {
  name: '0012-municipalities',
  statements: [
    `CREATE UNIQUE INDEX tenants_one_operator ON tenants (kind) WHERE kind = 'operator'`,
    `CREATE TABLE municipality_facts (
      tenant_id text PRIMARY KEY REFERENCES tenants (id),
      body text NOT NULL,
      short_name text
    )`,
    // No row: as many as they like.
    `CREATE TABLE quotas (
      tenant_id text PRIMARY KEY REFERENCES tenants (id),
      people bigint,
      devices bigint,
      gateways bigint
    )`,
    `CREATE INDEX grants_in_use ON grants (tenant_id, person_id) WHERE state IN ('active', 'suspended')`,
    `CREATE INDEX devices_in_use ON devices (tenant_id, id) WHERE state IN ('active', 'suspended')`,
  ],
};
