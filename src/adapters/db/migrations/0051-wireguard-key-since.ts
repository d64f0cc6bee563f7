// A gateway may change its WireGuard key: since when, so that files from before can be counted.
import type { Migration } from './migration';

export const wireguardKeySince: Migration = {
  name: '0051-wireguard-key-since',
  statements: [`ALTER TABLE gateways ADD COLUMN wireguard_key_since text`],
};
