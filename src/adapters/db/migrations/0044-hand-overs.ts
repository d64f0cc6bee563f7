// A device is set up on itself: links with one use, by their hash, and how long a municipality lets them live.
import type { Migration } from './migration';

export const handOvers: Migration = {
  name: '0044-hand-overs',
  statements: [
    `ALTER TABLE tenants ADD COLUMN hand_over_minutes bigint NOT NULL DEFAULT 60`,
    `CREATE TABLE hand_overs (
      tenant_id text NOT NULL,
      device_id text NOT NULL,
      token_hash text NOT NULL UNIQUE,
      person_id text NOT NULL,
      expires_at text NOT NULL,
      used_at text,
      PRIMARY KEY (tenant_id, device_id),
      FOREIGN KEY (tenant_id, device_id) REFERENCES devices (tenant_id, id)
    )`,
    `CREATE INDEX hand_overs_by_end ON hand_overs (tenant_id, expires_at)`,
  ],
};
