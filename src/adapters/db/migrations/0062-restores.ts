// Restores that a municipality has still to go through, and what gateways reported that the restored database did not know.
// Also made by the restore of a backup from before (`restore.ts`), and left over where one is put into a newer database.
import type { Migration } from './migration';

/** One row for each municipality that was there; no reference, so that a dump can replace what it would refer to. */
export const restoresTable = (schema: string): string => `CREATE TABLE IF NOT EXISTS ${schema}restores (
  tenant_id text NOT NULL,
  epoch text NOT NULL,
  restored_at text NOT NULL,
  closed_at text,
  PRIMARY KEY (tenant_id, epoch)
)`;

export const restores: Migration = {
  name: '0062-restores',
  statements: [
    restoresTable(''),
    `CREATE TABLE IF NOT EXISTS restore_reports (
      tenant_id text NOT NULL,
      epoch text NOT NULL,
      gateway_id text NOT NULL,
      compared_at text NOT NULL,
      PRIMARY KEY (tenant_id, epoch, gateway_id)
    )`,
    `CREATE TABLE IF NOT EXISTS restore_findings (
      tenant_id text NOT NULL,
      epoch text NOT NULL,
      gateway_id text NOT NULL,
      finding text NOT NULL,
      protocol text NOT NULL,
      finding_key text NOT NULL,
      credential_id text NOT NULL,
      known_until text,
      found_at text NOT NULL,
      PRIMARY KEY (tenant_id, epoch, gateway_id, finding, finding_key)
    )`,
    `CREATE INDEX IF NOT EXISTS restore_findings_by_time ON restore_findings (tenant_id, found_at)`,
  ],
};
