// Web sessions, in the shape that connect-session-knex expects; the id is stored hashed.
import type { Migration } from './migration';

export const createSessions: Migration = {
  name: '0001-sessions',
  statements: [
    `CREATE TABLE sessions (sid text PRIMARY KEY, sess json NOT NULL, expired timestamp with time zone NOT NULL)`,
    `CREATE INDEX sessions_by_end ON sessions (expired)`,
  ],
};
