// Keys that are born in the page: whether their files have arrived, and whether the server may make keys at all.
import type { Migration } from './migration';

export const keysInThePage: Migration = {
  name: '0042-keys-in-the-page',
  statements: [
    // The hash of what the page shows to say that a file was saved, or never will be; gone once it was.
    `ALTER TABLE credentials ADD COLUMN hand_out text`,
    `CREATE UNIQUE INDEX credentials_hand_out ON credentials (tenant_id, hand_out) WHERE hand_out IS NOT NULL`,
    // Who decided that the server may make keys, and when that is looked at again. Nobody has: keys were made there by all.
    `ALTER TABLE tenants ADD COLUMN server_keys text`,
  ],
};
