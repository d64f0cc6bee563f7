// The outbox: what waits to be sent, what was sent in the last day, what could not be delivered. No address and no text.
import type { Migration } from './migration';

export const mails: Migration = {
  name: '0027-mails',
  statements: [
    `CREATE TABLE mail_settings (
      tenant_id text PRIMARY KEY REFERENCES tenants (id),
      enabled bigint NOT NULL,
      reply_to text
    )`,
    // Whom it is for: a person of the tenant, or of the provider where that is another one. The fields are erased at its end.
    `CREATE TABLE mails (
      tenant_id text NOT NULL REFERENCES tenants (id),
      id text NOT NULL,
      kind text NOT NULL,
      fields text,
      side text NOT NULL CHECK (side IN ('municipality', 'provider')),
      person_id text NOT NULL,
      person_ref text NOT NULL,
      state text NOT NULL CHECK (state IN ('waiting', 'sent', 'undeliverable', 'given-up')),
      next_at text NOT NULL,
      attempts bigint NOT NULL,
      leased_until text,
      lease text,
      ended_at text,
      answer text,
      PRIMARY KEY (tenant_id, id),
      CHECK ((state = 'waiting') = (fields IS NOT NULL))
    )`,
    `CREATE INDEX mails_due ON mails (next_at, id) WHERE state = 'waiting'`,
    `CREATE INDEX mails_waiting ON mails (tenant_id) WHERE state = 'waiting'`,
    // One mail says that applications wait, however many there are.
    `CREATE UNIQUE INDEX mails_one_waiting ON mails (tenant_id, side, person_id)
      WHERE state = 'waiting' AND kind = 'application-waits'`,
    `CREATE INDEX mails_by_person ON mails (tenant_id, side, person_id, kind, next_at)`,
    `CREATE INDEX mails_undeliverable ON mails (tenant_id, ended_at, id) WHERE state IN ('undeliverable', 'given-up')`,
    `CREATE INDEX mails_ended ON mails (ended_at) WHERE state <> 'waiting'`,
    // The day up to which people have been reminded.
    `CREATE TABLE mail_rounds (
      tenant_id text PRIMARY KEY REFERENCES tenants (id),
      day text NOT NULL
    )`,
    `CREATE INDEX held_roles_by_role ON held_roles (tenant_id, role, person_id)`,
    `CREATE INDEX credentials_by_certificate_end ON credentials (tenant_id, not_after, id) WHERE state = 'active'`,
  ],
};
