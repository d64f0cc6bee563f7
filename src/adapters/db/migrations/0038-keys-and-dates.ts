// Of each key: which kind it is, where it was born, which authority signs for it, from when, and since when it counts no more.
import type { Migration } from './migration';

export const keysAndDates: Migration = {
  name: '0038-keys-and-dates',
  statements: [
    // Until now the server made all keys, for OpenVPN on P-256, and each municipality had one authority for clients.
    `ALTER TABLE credentials ADD COLUMN key_algorithm text NOT NULL DEFAULT 'P-256'`,
    `ALTER TABLE credentials ADD COLUMN key_origin text NOT NULL DEFAULT 'server'`,
    `ALTER TABLE credentials ADD COLUMN authority_id text`,
    `ALTER TABLE credentials ADD COLUMN not_before text`,
    `ALTER TABLE credentials ADD COLUMN taken_back_at text`,
    `UPDATE credentials SET key_algorithm = 'X25519' WHERE protocol = 'wireguard'`,
    `UPDATE credentials SET authority_id = 'client-ca', not_before = created_at WHERE protocol = 'openvpn'`,
    `UPDATE credentials SET taken_back_at = COALESCE(
      (SELECT MIN(enforcements.ordered_at) FROM enforcements
        WHERE enforcements.tenant_id = credentials.tenant_id AND enforcements.credential_id = credentials.id
          AND enforcements.kind <> 'set'),
      created_at)
      WHERE state IN ('suspended', 'revoked', 'expired', 'void')`,
  ],
};
