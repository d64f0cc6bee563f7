// How long a municipality lets sessions last, unused and at most; what was so for everybody until now stays for everybody.
import type { Migration } from './migration';

export const sessionLimits: Migration = {
  name: '0024-session-limits',
  statements: [
    `ALTER TABLE assurance ADD COLUMN idle_minutes bigint NOT NULL DEFAULT 60`,
    `ALTER TABLE assurance ADD COLUMN longest_hours bigint NOT NULL DEFAULT 10`,
  ],
};
