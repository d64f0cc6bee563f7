// A gateway may tell the people whom its OpenVPN servers refuse why; 0: it refuses without a word.
import type { Migration } from './migration';

export const refusalNotices: Migration = {
  name: '0063-refusal-notices',
  statements: [`ALTER TABLE gateways ADD COLUMN says_why integer NOT NULL DEFAULT 0`],
};
