// How a sign-in is read may be proposed, too: SQLite changes no CHECK, so a column with a longer list takes the old one's place.
import type { Migration } from './migration';

export const attributesInSignInChanges: Migration = {
  name: '0023-attributes-in-sign-in-changes',
  statements: [
    `DROP INDEX sign_in_changes_open`,
    `ALTER TABLE sign_in_changes ADD COLUMN of_kind text NOT NULL DEFAULT 'identity-provider'
      CHECK (of_kind IN ('identity-provider', 'role-rules', 'attributes'))`,
    `UPDATE sign_in_changes SET of_kind = kind`,
    `ALTER TABLE sign_in_changes DROP COLUMN kind`,
    `ALTER TABLE sign_in_changes RENAME COLUMN of_kind TO kind`,
    `CREATE UNIQUE INDEX sign_in_changes_open ON sign_in_changes (tenant_id, kind) WHERE state = 'open'`,
  ],
};
