// Access profiles are changed and retired by IT: by whoever saw them as they are, and with names that tell them apart.
import type { Migration } from './migration';

export const profileRevisions: Migration = {
  name: '0064-profile-revisions',
  statements: [
    `ALTER TABLE access_profiles ADD COLUMN revision bigint NOT NULL DEFAULT 0`,
    `CREATE UNIQUE INDEX access_profiles_one_name ON access_profiles (tenant_id, name) WHERE state = 'active'`,
    `CREATE INDEX grants_held_by_profile ON grants (tenant_id, profile_id) WHERE state IN ('active', 'suspended')`,
  ],
};
