// Which gateway says that a credential has not been used for more than 90 days. That it stands here is all: there is no time.
import type { Migration } from './migration';

export const unusedAccesses: Migration = {
  name: '0054-unused-accesses',
  statements: [
    `CREATE TABLE unused_credentials (
      tenant_id text NOT NULL,
      credential_id text NOT NULL,
      gateway_id text NOT NULL,
      device_id text NOT NULL,
      PRIMARY KEY (tenant_id, credential_id, gateway_id),
      FOREIGN KEY (tenant_id, credential_id) REFERENCES credentials (tenant_id, id),
      FOREIGN KEY (tenant_id, gateway_id) REFERENCES gateways (tenant_id, id)
    )`,
    `CREATE INDEX unused_credentials_by_device ON unused_credentials (tenant_id, device_id)`,
    `CREATE INDEX unused_credentials_by_gateway ON unused_credentials (tenant_id, gateway_id)`,
  ],
};
