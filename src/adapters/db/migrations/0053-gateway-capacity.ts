// What gateways carried in each quarter of an hour: groups of five at least, nothing about anybody.
import type { Migration } from './migration';

export const gatewayCapacity: Migration = {
  name: '0053-gateway-capacity',
  statements: [
    // Counts: 0, 1 for one to four, otherwise the multiple of five that is reached. Null: not in use, or not told.
    // Traffic in kbit/s, load in percent, memory in MiB, behind in seconds.
    `CREATE TABLE gateway_capacity (
      tenant_id text NOT NULL,
      gateway_id text NOT NULL,
      from_at text NOT NULL,
      wireguard_connected bigint CHECK (wireguard_connected NOT IN (2, 3, 4)),
      wireguard_devices bigint,
      wireguard_handshakes bigint CHECK (wireguard_handshakes IS NULL OR wireguard_connected >= 5),
      openvpn_connected bigint CHECK (openvpn_connected NOT IN (2, 3, 4)),
      openvpn_devices bigint,
      openvpn_handshakes bigint CHECK (openvpn_handshakes IS NULL OR openvpn_connected >= 5),
      traffic_in bigint,
      traffic_out bigint,
      load bigint NOT NULL,
      memory bigint NOT NULL,
      starts bigint NOT NULL,
      behind bigint NOT NULL,
      PRIMARY KEY (tenant_id, gateway_id, from_at),
      FOREIGN KEY (tenant_id, gateway_id) REFERENCES gateways (tenant_id, id)
    )`,
    `CREATE INDEX gateway_capacity_by_time ON gateway_capacity (tenant_id, from_at)`,
  ],
};
