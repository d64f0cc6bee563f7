// Keys of authorities in a PKCS #11 token: by which name each is found there, and which of them nobody stands for.
// A proposed waiver that nobody decides lapses.
import type { Migration } from './migration';

export const keysInTokens: Migration = {
  name: '0045-keys-in-tokens',
  statements: [
    // What a column may hold can be changed on one of the two engines only: it is made anew.
    `ALTER TABLE authorities ADD COLUMN key_is text NOT NULL DEFAULT 'sealed'
      CHECK (key_is IN ('sealed', 'token', 'offline', 'destroyed'))`,
    `UPDATE authorities SET key_is = key_place`,
    `ALTER TABLE authorities DROP COLUMN key_place`,
    `ALTER TABLE authorities RENAME COLUMN key_is TO key_place`,
    `ALTER TABLE authorities ADD COLUMN token text`,
    `ALTER TABLE authorities ADD COLUMN token_key text`,
    `CREATE UNIQUE INDEX authorities_by_token_key ON authorities (token_key) WHERE token_key IS NOT NULL`,
    `CREATE INDEX authorities_by_end ON authorities (not_after, tenant_id, id)
      WHERE state IN ('prepared', 'issuing')`,
    // Of the installation: a municipality that has left must not take the names of its keys along before they are destroyed.
    `CREATE TABLE stray_token_keys (
      id text PRIMARY KEY,
      token text NOT NULL,
      destroy_at text NOT NULL
    )`,
    `CREATE INDEX stray_token_keys_by_time ON stray_token_keys (token, destroy_at, id)`,
    `DROP INDEX crypto_waivers_proposed`,
    `DROP INDEX crypto_waivers_in_force`,
    `ALTER TABLE crypto_waivers ADD COLUMN stands text NOT NULL DEFAULT 'proposed'
      CHECK (stands IN ('proposed', 'in-force', 'withdrawn', 'ended', 'lapsed'))`,
    `UPDATE crypto_waivers SET stands = state`,
    `ALTER TABLE crypto_waivers DROP COLUMN state`,
    `ALTER TABLE crypto_waivers RENAME COLUMN stands TO state`,
    `CREATE UNIQUE INDEX crypto_waivers_proposed ON crypto_waivers (tenant_id, profile) WHERE state = 'proposed'`,
    `CREATE UNIQUE INDEX crypto_waivers_in_force ON crypto_waivers (tenant_id, profile) WHERE state = 'in-force'`,
  ],
};
