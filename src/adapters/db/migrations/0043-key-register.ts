// The key register reads all keys by age, and those of one state or kind of VPN, or soon to end, without going through all.
import type { Migration } from './migration';

export const keyRegister: Migration = {
  name: '0043-key-register',
  statements: [
    `CREATE INDEX credentials_by_age ON credentials (tenant_id, created_at, id)`,
    `CREATE INDEX credentials_by_state ON credentials (tenant_id, state, created_at, id)`,
    `CREATE INDEX credentials_by_protocol ON credentials (tenant_id, protocol, created_at, id)`,
  ],
};
