// A municipality's own words in its mails: a row for each version, which nothing changes afterwards.
import type { Migration } from './migration';

export const mailTemplates: Migration = {
  name: '0033-mail-templates',
  statements: [
    // Without texts: back to the product's.
    `CREATE TABLE mail_templates (
      tenant_id text NOT NULL REFERENCES tenants (id),
      kind text NOT NULL,
      version bigint NOT NULL CHECK (version >= 1),
      texts text,
      changed_at text NOT NULL,
      changed_by text NOT NULL,
      PRIMARY KEY (tenant_id, kind, version)
    )`,
  ],
};
