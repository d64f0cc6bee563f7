// Sign-ins that are being set up, the test sign-ins under way for them, and the attribute that a municipality's people
// must bring along where several share an identity provider.
import type { Migration } from './migration';

export const signInDrafts: Migration = {
  name: '0011-sign-in-drafts',
  statements: [
    `CREATE TABLE sign_in_drafts (
      tenant_id text PRIMARY KEY REFERENCES tenants (id),
      version bigint NOT NULL,
      content text NOT NULL,
      tested_version bigint,
      tested_at text,
      test_token_hash text,
      test_token_ends_at text
    )`,
    `CREATE TABLE saml_test_requests (
      tenant_id text NOT NULL REFERENCES tenants (id),
      request_id text NOT NULL,
      browser text NOT NULL,
      attempts bigint NOT NULL DEFAULT 0,
      return_to text NOT NULL,
      expires_at text NOT NULL,
      PRIMARY KEY (tenant_id, request_id)
    )`,
    `CREATE INDEX saml_test_requests_by_end ON saml_test_requests (expires_at)`,
    `CREATE TABLE required_attributes (
      tenant_id text PRIMARY KEY REFERENCES tenants (id),
      name text NOT NULL,
      value text NOT NULL
    )`,
  ],
};
