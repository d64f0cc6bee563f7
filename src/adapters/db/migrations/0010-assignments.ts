// Recognising people over the years: how their identity provider speaks, by what they are suspected to be known, a log of
// sign-ins that is kept for 90 days, and sign-ins that people must assign.
import type { Migration } from './migration';

export const assignments: Migration = {
  name: '0010-assignments',
  statements: [
    `CREATE TABLE identity_shapes (
      tenant_id text NOT NULL REFERENCES tenants (id),
      maker text NOT NULL,
      aliases text,
      PRIMARY KEY (tenant_id)
    )`,
    // The last day on which an identity provider left groups out; of no person.
    `CREATE TABLE withheld_groups (
      tenant_id text NOT NULL REFERENCES tenants (id),
      day text NOT NULL,
      PRIMARY KEY (tenant_id)
    )`,
    `CREATE TABLE person_marks (
      tenant_id text NOT NULL,
      person_id text NOT NULL,
      kind text NOT NULL CHECK (kind IN ('address', 'name')),
      mark text NOT NULL,
      PRIMARY KEY (tenant_id, kind, mark, person_id),
      FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id)
    )`,
    `CREATE INDEX person_marks_by_person ON person_marks (tenant_id, person_id)`,
    // Whoever is known already keeps at least the mail address and the key; the rest follows with the next sign-in.
    `INSERT INTO person_marks (tenant_id, person_id, kind, mark)
      SELECT tenant_id, id, 'address', lower(mail) FROM persons WHERE mail IS NOT NULL
      UNION SELECT tenant_id, id, 'address', lower(key_value) FROM persons`,
    // A log and nothing else: no address, no browser, and no column on the person.
    `CREATE TABLE sign_ins (
      tenant_id text NOT NULL,
      person_ref text NOT NULL,
      at text NOT NULL,
      PRIMARY KEY (tenant_id, person_ref, at),
      FOREIGN KEY (tenant_id, person_ref) REFERENCES persons (tenant_id, ref)
    )`,
    `CREATE INDEX sign_ins_by_time ON sign_ins (tenant_id, at)`,
    `CREATE TABLE sign_in_logs (
      tenant_id text NOT NULL REFERENCES tenants (id),
      kept_since text NOT NULL,
      PRIMARY KEY (tenant_id)
    )`,
    `CREATE TABLE assignments (
      tenant_id text NOT NULL,
      id text NOT NULL,
      kind text NOT NULL CHECK (kind IN ('recycled-key', 'changed-name')),
      person_id text NOT NULL,
      person_ref text NOT NULL,
      issuer text NOT NULL,
      key_name text NOT NULL,
      key_value text NOT NULL,
      display_name text NOT NULL,
      mail text,
      department text,
      created_at text NOT NULL,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, issuer, key_name, key_value),
      FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id)
    )`,
    `CREATE INDEX assignments_by_time ON assignments (tenant_id, created_at, id)`,
  ],
};
