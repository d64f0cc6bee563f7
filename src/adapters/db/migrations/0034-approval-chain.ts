// The approval chain: what a municipality sets, the steps and obligations of each application, and deputies.
import type { Migration } from './migration';

export const approvalChain: Migration = {
  name: '0034-approval-chain',
  statements: [
    // No row: IT alone decides, as it was for everybody before.
    `CREATE TABLE approval_settings (
      tenant_id text PRIMARY KEY REFERENCES tenants (id),
      necessity text NOT NULL,
      of_profiles text NOT NULL,
      lapse_days bigint NOT NULL CHECK (lapse_days BETWEEN 14 AND 90),
      mail_domains text NOT NULL
    )`,
    `ALTER TABLE access_requests ADD COLUMN endorsed bigint NOT NULL DEFAULT 0`,
    `ALTER TABLE access_requests ADD COLUMN open_obligations bigint NOT NULL DEFAULT 0`,
    `CREATE INDEX access_requests_with_obligations ON access_requests (tenant_id, decided_at, id)
      WHERE state = 'approved' AND open_obligations > 0`,
    // Who has said something is kept because nobody may in two steps; nothing here lets anybody count or list by it.
    `CREATE TABLE request_steps (
      tenant_id text NOT NULL,
      request_id text NOT NULL,
      place bigint NOT NULL CHECK (place >= 1),
      id text NOT NULL,
      office text NOT NULL,
      state text NOT NULL CHECK (state IN ('pending', 'open', 'done', 'dropped')),
      assignee_id text,
      assignee_ref text,
      invited text,
      handed_on bigint NOT NULL,
      opened_at text,
      escalated_at text,
      verdict text,
      words text,
      decided_at text,
      decided_by_id text,
      decided_by_ref text,
      in_place_of_ref text,
      PRIMARY KEY (tenant_id, request_id, place),
      CHECK (state <> 'open' OR opened_at IS NOT NULL),
      CHECK ((state = 'done') = (verdict IS NOT NULL)),
      FOREIGN KEY (tenant_id, request_id) REFERENCES access_requests (tenant_id, id)
    )`,
    `CREATE INDEX request_steps_open ON request_steps (tenant_id, opened_at, id) WHERE state = 'open'`,
    `CREATE INDEX request_steps_of_office ON request_steps (tenant_id, office, opened_at, id) WHERE state = 'open'`,
    `CREATE INDEX request_steps_of_person ON request_steps (tenant_id, assignee_id, opened_at, id)
      WHERE assignee_id IS NOT NULL`,
    `CREATE INDEX request_steps_invited ON request_steps (tenant_id, invited) WHERE invited IS NOT NULL`,
    // Applications that wait already go on waiting for IT.
    `INSERT INTO request_steps (tenant_id, request_id, place, id, office, state, handed_on, opened_at)
      SELECT tenant_id, id, 1, id || '.1', 'it-admin', 'open', 0, submitted_at FROM access_requests
      WHERE state IN ('submitted', 'in-review', 'query')`,
    `CREATE TABLE request_obligations (
      tenant_id text NOT NULL,
      request_id text NOT NULL,
      id text NOT NULL,
      side text NOT NULL CHECK (side IN ('applicant', 'it-admin')),
      words text NOT NULL,
      confirmed_at text,
      confirmed_by_ref text,
      PRIMARY KEY (tenant_id, request_id, id),
      CHECK ((confirmed_at IS NULL) = (confirmed_by_ref IS NULL)),
      FOREIGN KEY (tenant_id, request_id) REFERENCES access_requests (tenant_id, id)
    )`,
    `CREATE TABLE deputies (
      tenant_id text NOT NULL,
      id text NOT NULL,
      person_id text NOT NULL,
      person_ref text NOT NULL,
      deputy_id text NOT NULL,
      deputy_ref text NOT NULL,
      from_day text NOT NULL,
      until_day text NOT NULL,
      ended_at text,
      created_at text NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id),
      FOREIGN KEY (tenant_id, deputy_id) REFERENCES persons (tenant_id, id)
    )`,
    `CREATE INDEX deputies_of_person ON deputies (tenant_id, person_id, created_at, id)`,
    `CREATE INDEX deputies_by_deputy ON deputies (tenant_id, deputy_id, until_day) WHERE ended_at IS NULL`,
  ],
};
