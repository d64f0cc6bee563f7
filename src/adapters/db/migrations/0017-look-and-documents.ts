// How a municipality looks, and what it hands to its people in writing.
import type { Migration } from './migration';

export const lookAndDocuments: Migration = {
  name: '0017-look-and-documents',
  statements: [
    // No row: as the portal looks by itself. SQLite keeps whole what PostgreSQL calls bytea.
    `CREATE TABLE looks (
      tenant_id text PRIMARY KEY REFERENCES tenants (id),
      version bigint NOT NULL,
      main_colour text,
      accent_colour text,
      logo_type text,
      logo_width bigint,
      logo_height bigint,
      logo_alternative text,
      logo bytea
    )`,
    // Never changed: a new version is a new row. The content comes last, so that a list need not read past it.
    `CREATE TABLE documents (
      tenant_id text NOT NULL REFERENCES tenants (id),
      kind text NOT NULL,
      version bigint NOT NULL,
      form text NOT NULL CHECK (form IN ('pdf', 'text', 'link')),
      published_at text NOT NULL,
      address text,
      size bigint,
      content bytea,
      PRIMARY KEY (tenant_id, kind, version)
    )`,
  ],
};
