// Which process is believed to speak for a gateway, and whether another one with the same key is alive.
import type { Migration } from './migration';

export const gatewayInstances: Migration = {
  name: '0061-gateway-instances',
  statements: [`ALTER TABLE gateways ADD COLUMN instances text`],
};
