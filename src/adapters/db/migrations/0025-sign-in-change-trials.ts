// A proposed change to a sign-in is tried out: by links that hold for a day, and the outcome stays with the proposal.
import type { Migration } from './migration';

export const signInChangeTrials: Migration = {
  name: '0025-sign-in-change-trials',
  statements: [
    `ALTER TABLE sign_in_changes ADD COLUMN trial_passed bigint CHECK (trial_passed IN (0, 1))`,
    `ALTER TABLE sign_in_changes ADD COLUMN trial_reason text`,
    `ALTER TABLE sign_in_changes ADD COLUMN trial_at text`,
    `ALTER TABLE sign_in_changes ADD COLUMN trial_by text`,
    `ALTER TABLE sign_in_changes ADD COLUMN trial_side text CHECK (trial_side IN ('tenant', 'operator'))`,
    `ALTER TABLE sign_in_changes ADD COLUMN trial_of text`,
    `ALTER TABLE sign_in_changes ADD COLUMN without_trial text`,
    `CREATE TABLE sign_in_trial_links (
      tenant_id text NOT NULL REFERENCES tenants (id),
      token_hash text NOT NULL,
      change_id text NOT NULL,
      begun_by text NOT NULL,
      begun_side text NOT NULL CHECK (begun_side IN ('tenant', 'operator')),
      expires_at text NOT NULL,
      PRIMARY KEY (tenant_id, token_hash)
    )`,
    `CREATE INDEX sign_in_trial_links_by_end ON sign_in_trial_links (expires_at)`,
  ],
};
