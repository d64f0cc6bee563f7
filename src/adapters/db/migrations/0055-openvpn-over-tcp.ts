// A gateway may have a second OpenVPN server, over TCP.
import type { Migration } from './migration';

export const openvpnOverTcp: Migration = {
  name: '0055-openvpn-over-tcp',
  statements: [
    // Port and networks as JSON; null: over UDP only.
    `ALTER TABLE gateways ADD COLUMN openvpn_tcp text`,
    // The gateway serves it once it has confirmed this revision.
    `ALTER TABLE gateways ADD COLUMN openvpn_tcp_revision bigint NOT NULL DEFAULT 0`,
  ],
};
