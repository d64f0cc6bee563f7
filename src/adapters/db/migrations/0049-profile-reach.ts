// What each access profile reaches, and when. Gateways take a snapshot once, so that each device's profile is known there.
import type { Migration } from './migration';

export const profileReach: Migration = {
  name: '0049-profile-reach',
  statements: [
    // As before: everything behind the gateway, at all times, through a full tunnel.
    `ALTER TABLE access_profiles ADD COLUMN reach text NOT NULL
      DEFAULT '{"networks":null,"dns":[],"domains":[],"splitTunnel":null,"times":null}'`,
    `ALTER TABLE access_profiles ADD COLUMN reach_revision bigint NOT NULL DEFAULT 0`,
    `UPDATE gateways SET revision = revision + 1, log_from = revision + 1 WHERE state = 'enrolled'`,
    `UPDATE gateways SET settings_revision = revision WHERE state = 'enrolled'`,
  ],
};
