// People, how they are found, and what was done: the audit log, with names and typed words kept apart from it.
import type { Migration } from './migration';

export const people: Migration = {
  name: '0003-people',
  statements: [
    // The name behind a reference of the audit log; erasing the row makes the reference a pseudonym without a key.
    `CREATE TABLE identities (
      tenant_id text NOT NULL REFERENCES tenants (id),
      ref text NOT NULL,
      name text NOT NULL,
      PRIMARY KEY (tenant_id, ref)
    )`,
    `CREATE TABLE persons (
      tenant_id text NOT NULL REFERENCES tenants (id),
      id text NOT NULL,
      ref text NOT NULL,
      display_name text NOT NULL,
      mail text,
      department text,
      issuer text NOT NULL,
      key_name text NOT NULL,
      key_value text NOT NULL,
      created_at text NOT NULL,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, ref),
      UNIQUE (tenant_id, issuer, key_name, key_value)
    )`,
    `CREATE INDEX persons_by_time ON persons (tenant_id, created_at, id)`,
    // Folded words of persons and devices. In the order of the key, all items of one word lie newest first (read backwards).
    `CREATE TABLE search_tokens (
      tenant_id text NOT NULL REFERENCES tenants (id),
      kind text NOT NULL CHECK (kind IN ('person', 'device')),
      token text NOT NULL,
      created_at text NOT NULL,
      item_id text NOT NULL,
      PRIMARY KEY (tenant_id, kind, token, created_at, item_id)
    )`,
    `CREATE INDEX search_tokens_by_item ON search_tokens (tenant_id, kind, item_id, token)`,
    // Append only. The hash covers the words in audit_words, so that they can be erased and the log still be checked.
    `CREATE TABLE audit_events (
      tenant_id text NOT NULL REFERENCES tenants (id),
      seq bigint NOT NULL,
      at text NOT NULL,
      action text NOT NULL,
      actor_ref text,
      subject_ref text,
      object_kind text NOT NULL,
      object_id text NOT NULL,
      data text NOT NULL,
      personal_hash text,
      PRIMARY KEY (tenant_id, seq)
    )`,
    `CREATE INDEX audit_events_by_time ON audit_events (tenant_id, at, seq)`,
    `CREATE INDEX audit_events_by_action ON audit_events (tenant_id, action, seq)`,
    `CREATE INDEX audit_events_by_subject ON audit_events (tenant_id, subject_ref, seq)`,
    `CREATE INDEX audit_events_by_object ON audit_events (tenant_id, object_id, seq)`,
    // Words people typed, and the salt without which their hash says nothing.
    `CREATE TABLE audit_words (
      tenant_id text NOT NULL,
      seq bigint NOT NULL,
      salt text NOT NULL,
      reason text NOT NULL,
      PRIMARY KEY (tenant_id, seq),
      FOREIGN KEY (tenant_id, seq) REFERENCES audit_events (tenant_id, seq)
    )`,
  ],
};
