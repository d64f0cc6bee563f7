// Which gateways an access file names: who can go on at another one while this one is out, and who cannot.
import type { Migration } from './migration';

/** As files were made until now: OpenVPN's name all gateways that were there, WireGuard's the first by name. */
const wasThere = `JOIN gateways ON gateways.tenant_id = credentials.tenant_id
    AND gateways.gateway_group_id = credentials.gateway_group_id
    AND gateways.state <> 'new' AND gateways.created_at <= credentials.created_at
  WHERE credentials.state IN ('active', 'suspended')`;

export const fileGateways: Migration = {
  name: '0058-file-gateways',
  statements: [
    `CREATE TABLE file_gateways (
      tenant_id text NOT NULL,
      credential_id text NOT NULL,
      gateway_id text NOT NULL,
      protocol text NOT NULL CHECK (protocol IN ('openvpn', 'wireguard')),
      PRIMARY KEY (tenant_id, credential_id, gateway_id),
      FOREIGN KEY (tenant_id, credential_id) REFERENCES credentials (tenant_id, id),
      FOREIGN KEY (tenant_id, gateway_id) REFERENCES gateways (tenant_id, id)
    )`,
    `CREATE INDEX file_gateways_by_gateway ON file_gateways (tenant_id, gateway_id, protocol, credential_id)`,
    `INSERT INTO file_gateways (tenant_id, credential_id, gateway_id, protocol)
      SELECT credentials.tenant_id, credentials.id, gateways.id, credentials.protocol FROM credentials ${wasThere}
      AND (credentials.protocol = 'openvpn' OR NOT EXISTS (
        SELECT 1 FROM gateways earlier WHERE earlier.tenant_id = credentials.tenant_id
          AND earlier.gateway_group_id = credentials.gateway_group_id
          AND earlier.state <> 'new' AND earlier.created_at <= credentials.created_at
          AND (earlier.name < gateways.name OR (earlier.name = gateways.name AND earlier.id < gateways.id))
      ))`,
  ],
};
