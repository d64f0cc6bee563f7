// Applications with questions and rules: what was published, drafts, and what was answered and found with each application.
import type { Migration } from './migration';

export const applications: Migration = {
  name: '0029-applications',
  statements: [
    `CREATE TABLE application_editions (
      tenant_id text NOT NULL,
      version bigint NOT NULL CHECK (version >= 1),
      catalogue text NOT NULL,
      rule_set text NOT NULL,
      applications text NOT NULL,
      policy text NOT NULL,
      published_at text NOT NULL,
      PRIMARY KEY (tenant_id, version),
      FOREIGN KEY (tenant_id) REFERENCES tenants (id)
    )`,
    `CREATE TABLE application_drafts (
      tenant_id text NOT NULL,
      person_id text NOT NULL,
      profile_id text,
      grant_id text,
      answers text NOT NULL,
      leaflet_version bigint,
      saved_at text NOT NULL,
      PRIMARY KEY (tenant_id, person_id),
      FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id)
    )`,
    `CREATE INDEX application_drafts_by_time ON application_drafts (tenant_id, saved_at, person_id)`,
    `ALTER TABLE access_requests ADD COLUMN kind text NOT NULL DEFAULT 'new'
      CHECK (kind IN ('new', 'change', 'extension', 'additional-device', 'replacement'))`,
    `ALTER TABLE access_requests ADD COLUMN grant_id text`,
    // What lists show of the assessment; all three together, or none.
    `ALTER TABLE access_requests ADD COLUMN outcome text`,
    `ALTER TABLE access_requests ADD COLUMN fired_rules text NOT NULL DEFAULT '[]'`,
    `ALTER TABLE access_requests ADD COLUMN protection text`,
    `CREATE TABLE request_assessments (
      tenant_id text NOT NULL,
      request_id text NOT NULL,
      round bigint NOT NULL CHECK (round >= 1),
      edition bigint NOT NULL,
      answers text NOT NULL,
      evaluation text NOT NULL,
      made_at text NOT NULL,
      PRIMARY KEY (tenant_id, request_id, round),
      FOREIGN KEY (tenant_id, request_id) REFERENCES access_requests (tenant_id, id),
      FOREIGN KEY (tenant_id, edition) REFERENCES application_editions (tenant_id, version)
    )`,
  ],
};
