// What gateways found otherwise than ordered; and a change log that stays small however long a gateway is away.
import type { Migration } from './migration';

export const gatewaysAtScale: Migration = {
  name: '0052-gateways-at-scale',
  statements: [
    // The last report of drift, as JSON, when it came, and how much there has been in all.
    `ALTER TABLE gateways ADD COLUMN drift text`,
    `ALTER TABLE gateways ADD COLUMN drift_at text`,
    `ALTER TABLE gateways ADD COLUMN drift_total bigint NOT NULL DEFAULT 0`,
    // Until then one process compacts the gateway's log, and no other begins.
    `ALTER TABLE gateways ADD COLUMN compacting_until text`,
    `CREATE INDEX gateway_changes_by_credential
      ON gateway_changes (tenant_id, gateway_id, credential_id, revision)`,
  ],
};
