// What exists once per installation, the keys that seal secrets, and web sessions.
import type { Migration } from './migration';

export const installation: Migration = {
  name: '0001-installation',
  statements: [
    // One row. The epoch changes with every restore.
    `CREATE TABLE installation (
      id bigint PRIMARY KEY CHECK (id = 1),
      epoch text NOT NULL,
      portal_private_key text,
      portal_public_key text
    )`,
    // One or more for each owner, a tenant or the installation; wrapped by a master key that is not in here.
    `CREATE TABLE data_keys (
      owner text NOT NULL,
      id text NOT NULL,
      wrapped text NOT NULL,
      PRIMARY KEY (owner, id)
    )`,
    // In the shape that connect-session-knex expects, but with a hash for an id.
    `CREATE TABLE sessions (
      sid text PRIMARY KEY,
      sess json NOT NULL,
      expired timestamp with time zone NOT NULL
    )`,
    `CREATE INDEX sessions_by_end ON sessions (expired)`,
  ],
};
