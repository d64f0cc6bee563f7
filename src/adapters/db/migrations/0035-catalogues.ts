// Questions and rules: the provider's templates, what municipalities make of them, and what waits for a second person.
import type { Migration } from './migration';

export const catalogues: Migration = {
  name: '0035-catalogues',
  statements: [
    // In the provider's tenant.
    `CREATE TABLE catalogue_templates (
      tenant_id text NOT NULL REFERENCES tenants (id),
      version bigint NOT NULL CHECK (version >= 2),
      catalogue text NOT NULL,
      rule_set text NOT NULL,
      published_by text NOT NULL,
      published_at text NOT NULL,
      reason text NOT NULL,
      PRIMARY KEY (tenant_id, version)
    )`,
    // What editions were made of; those of before were the product's own.
    `ALTER TABLE application_editions ADD COLUMN template_version bigint NOT NULL DEFAULT 1`,
    `ALTER TABLE application_editions ADD COLUMN adaptation text`,
    `ALTER TABLE application_editions ADD COLUMN origin text NOT NULL DEFAULT 'product'
      CHECK (origin IN ('product', 'provider', 'municipality', 'roll-back'))`,
    `ALTER TABLE application_editions ADD COLUMN published_by text`,
    `ALTER TABLE application_editions ADD COLUMN confirmed_by text`,
    `ALTER TABLE application_editions ADD COLUMN reason text`,
    // The newest template that a municipality was brought, and why it does not fit where it does not.
    `CREATE TABLE template_standings (
      tenant_id text NOT NULL PRIMARY KEY REFERENCES tenants (id),
      template_version bigint NOT NULL,
      faults text,
      brought_at text NOT NULL
    )`,
    `CREATE TABLE catalogue_drafts (
      tenant_id text NOT NULL PRIMARY KEY REFERENCES tenants (id),
      revision bigint NOT NULL,
      content text NOT NULL,
      saved_by text NOT NULL,
      saved_at text NOT NULL
    )`,
    `CREATE TABLE adaptation_proposals (
      tenant_id text NOT NULL REFERENCES tenants (id),
      id text NOT NULL,
      state text NOT NULL CHECK (state IN ('open', 'confirmed', 'withdrawn', 'lapsed')),
      base_version bigint NOT NULL,
      adaptation text NOT NULL,
      origin text NOT NULL CHECK (origin IN ('municipality', 'roll-back')),
      reason text NOT NULL,
      proposed_by text NOT NULL,
      proposer_persons text NOT NULL,
      proposed_at text NOT NULL,
      decided_by text,
      decided_at text,
      PRIMARY KEY (tenant_id, id)
    )`,
    `CREATE UNIQUE INDEX adaptation_proposals_open ON adaptation_proposals (tenant_id) WHERE state = 'open'`,
  ],
};
