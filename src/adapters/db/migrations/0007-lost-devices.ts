// Devices that were reported lost and wait for somebody to follow them up: few among many.
import type { Migration } from './migration';

export const lostDevices: Migration = {
  name: '0007-lost-devices',
  statements: [
    `CREATE INDEX devices_lost ON devices (tenant_id, created_at, id) WHERE lost = 1 AND state = 'suspended'`,
  ],
};
