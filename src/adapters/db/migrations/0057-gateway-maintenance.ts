// A gateway may be out for maintenance: since when, why, and since when nobody is connected there by OpenVPN.
import type { Migration } from './migration';

export const gatewayMaintenance: Migration = {
  name: '0057-gateway-maintenance',
  statements: [
    `ALTER TABLE gateways ADD COLUMN maintenance_since text`,
    `ALTER TABLE gateways ADD COLUMN maintenance_reason text`,
    `ALTER TABLE gateways ADD COLUMN empty_since text`,
  ],
};
