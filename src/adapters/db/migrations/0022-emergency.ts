// The emergency account: one row of the provider's, its TOTP secret sealed, its passphrase a hash.
import type { Migration } from './migration';

export const emergency: Migration = {
  name: '0022-emergency',
  statements: [
    `CREATE TABLE emergency_accounts (
      tenant_id text NOT NULL REFERENCES tenants (id),
      person_id text NOT NULL,
      ref text NOT NULL,
      passphrase_hash text NOT NULL,
      totp_secret text NOT NULL,
      last_counter bigint NOT NULL,
      enabled_at text,
      enabled_until text,
      wrong_codes integer NOT NULL,
      session_id text,
      session_until text,
      PRIMARY KEY (tenant_id)
    )`,
  ],
};
