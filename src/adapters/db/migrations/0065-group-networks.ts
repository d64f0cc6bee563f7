// Networks behind a gateway group are changed by IT: by whoever saw them as they are.
import type { Migration } from './migration';

export const groupNetworks: Migration = {
  name: '0065-group-networks',
  statements: [`ALTER TABLE gateway_groups ADD COLUMN networks_revision bigint NOT NULL DEFAULT 0`],
};
