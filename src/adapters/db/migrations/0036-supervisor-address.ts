// The address of somebody's supervisor as the identity provider says it, where the municipality has named the attribute.
import type { Migration } from './migration';

export const supervisorAddress: Migration = {
  name: '0036-supervisor-address',
  statements: [`ALTER TABLE persons ADD COLUMN supervisor text`],
};
