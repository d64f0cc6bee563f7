// While a file is renewed, the old one goes on: whose place is taken by whom, and until when at the latest.
import type { Migration } from './migration';

export const renewals: Migration = {
  name: '0032-renewals',
  statements: [
    `ALTER TABLE credentials ADD COLUMN renewed_by text`,
    `ALTER TABLE credentials ADD COLUMN retire_at text`,
    `CREATE INDEX credentials_to_retire ON credentials (tenant_id, retire_at, id)
      WHERE retire_at IS NOT NULL AND state IN ('active', 'suspended')`,
    `CREATE INDEX credentials_by_renewal ON credentials (tenant_id, renewed_by) WHERE renewed_by IS NOT NULL`,
  ],
};
