// Of each order three times: given, carried out, and looked at afterwards; and whether IT has been told that it takes long.
import type { Migration } from './migration';

export const verifiedOrders: Migration = {
  name: '0047-verified-orders',
  statements: [
    // A `set` takes something back as well when it moves the end to an earlier day.
    `ALTER TABLE enforcements ADD COLUMN takes_back bigint NOT NULL DEFAULT 0`,
    `ALTER TABLE enforcements ADD COLUMN applied_at text`,
    // Whether effective_at is the time of a look; otherwise the gateway only said that it was carried out.
    `ALTER TABLE enforcements ADD COLUMN checked bigint NOT NULL DEFAULT 0`,
    `ALTER TABLE enforcements ADD COLUMN told_at text`,
    `UPDATE enforcements SET takes_back = 1 WHERE kind <> 'set'`,
    `UPDATE enforcements SET applied_at = effective_at WHERE effective_at IS NOT NULL`,
    `DROP INDEX enforcements_unconfirmed`,
    `CREATE INDEX enforcements_unconfirmed ON enforcements (tenant_id, ordered_at, credential_id, gateway_id)
      WHERE effective_at IS NULL AND takes_back = 1`,
    `CREATE INDEX enforcements_by_order ON enforcements (tenant_id, ordered_at, credential_id) WHERE takes_back = 1`,
  ],
};
