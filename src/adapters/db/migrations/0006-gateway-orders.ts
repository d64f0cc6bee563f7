// What gateways are told, in numbered order, and what they have confirmed.
import type { Migration } from './migration';

export const gatewayOrders: Migration = {
  name: '0006-gateway-orders',
  statements: [
    // Refers to the credential instead of copying it, so no secret lies here; without one it means the settings.
    `CREATE TABLE gateway_changes (
      tenant_id text NOT NULL,
      gateway_id text NOT NULL,
      revision bigint NOT NULL,
      kind text NOT NULL CHECK (kind IN ('set', 'suspension', 'revocation', 'expiry', 'settings')),
      credential_id text,
      PRIMARY KEY (tenant_id, gateway_id, revision),
      FOREIGN KEY (tenant_id, gateway_id) REFERENCES gateways (tenant_id, id),
      FOREIGN KEY (tenant_id, credential_id) REFERENCES credentials (tenant_id, id)
    )`,
    // The newest order of each credential at each gateway, and its proof.
    `CREATE TABLE enforcements (
      tenant_id text NOT NULL,
      credential_id text NOT NULL,
      gateway_id text NOT NULL,
      kind text NOT NULL CHECK (kind IN ('set', 'suspension', 'revocation', 'expiry')),
      revision bigint NOT NULL,
      ordered_at text NOT NULL,
      effective_at text,
      failure text,
      PRIMARY KEY (tenant_id, credential_id, gateway_id),
      FOREIGN KEY (tenant_id, credential_id) REFERENCES credentials (tenant_id, id),
      FOREIGN KEY (tenant_id, gateway_id) REFERENCES gateways (tenant_id, id)
    )`,
    `CREATE INDEX enforcements_open ON enforcements (tenant_id, gateway_id, revision) WHERE effective_at IS NULL`,
    `CREATE INDEX enforcements_unconfirmed ON enforcements (tenant_id, ordered_at, credential_id)
      WHERE effective_at IS NULL AND kind <> 'set'`,
  ],
};
