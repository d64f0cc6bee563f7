// The Land whose public holidays a municipality goes by; until one is given, those of all of Germany.
import type { Migration } from './migration';

export const federalStates: Migration = {
  name: '0031-federal-states',
  statements: [`ALTER TABLE tenants ADD COLUMN federal_state text`],
};
