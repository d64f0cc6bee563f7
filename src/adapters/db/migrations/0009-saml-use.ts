// Sign-ins are tied to the browser that began them, messages count once, and sessions are found by what the identity
// provider calls them.
import type { Migration } from './migration';

export const samlUse: Migration = {
  name: '0009-saml-use',
  statements: [
    // A hash of a cookie. What was under way before this column belongs to no browser and lapses within ten minutes.
    `ALTER TABLE saml_requests ADD COLUMN browser text NOT NULL DEFAULT ''`,
    `ALTER TABLE saml_requests ADD COLUMN attempts bigint NOT NULL DEFAULT 0`,
    // How long ago somebody may have signed in at the identity provider.
    `ALTER TABLE saml_settings ADD COLUMN max_authentication_hours bigint NOT NULL DEFAULT 12`,
    `CREATE TABLE saml_logout_requests (
      tenant_id text NOT NULL REFERENCES tenants (id),
      request_id text NOT NULL,
      expires_at text NOT NULL,
      PRIMARY KEY (tenant_id, request_id)
    )`,
    `CREATE INDEX saml_logout_requests_by_end ON saml_logout_requests (expires_at)`,
    // Ids of assertions and logout messages, hashed: theirs may be as long as they like.
    `CREATE TABLE saml_messages (
      tenant_id text NOT NULL REFERENCES tenants (id),
      message_hash text NOT NULL,
      expires_at text NOT NULL,
      PRIMARY KEY (tenant_id, message_hash)
    )`,
    `CREATE INDEX saml_messages_by_end ON saml_messages (expires_at)`,
    // NameID and SessionIndex are only ever compared, so hashes will do. session_key is the id in sessions.
    `CREATE TABLE saml_sessions (
      tenant_id text NOT NULL REFERENCES tenants (id),
      session_key text NOT NULL,
      name_hash text NOT NULL,
      index_hash text,
      expires_at text NOT NULL,
      PRIMARY KEY (tenant_id, session_key)
    )`,
    `CREATE INDEX saml_sessions_by_name ON saml_sessions (tenant_id, name_hash)`,
    `CREATE INDEX saml_sessions_by_end ON saml_sessions (expires_at)`,
  ],
};
