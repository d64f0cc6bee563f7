// Municipalities: their settings, how their staff sign in, their certificate authorities.
import type { Migration } from './migration';

export const tenants: Migration = {
  name: '0002-tenants',
  statements: [
    `CREATE TABLE tenants (
      id text PRIMARY KEY,
      kind text NOT NULL CHECK (kind IN ('municipality', 'operator')),
      slug text NOT NULL UNIQUE,
      name text NOT NULL,
      case_code text NOT NULL,
      time_zone text NOT NULL,
      hotline text,
      max_grant_days bigint NOT NULL,
      leaflet_version bigint NOT NULL,
      leaflet_text text NOT NULL,
      wireguard text,
      max_offline_days bigint NOT NULL,
      confirm_within_seconds bigint NOT NULL
    )`,
    // Apart from the wide row above, because every act counts here.
    `CREATE TABLE counters (
      tenant_id text NOT NULL REFERENCES tenants (id),
      name text NOT NULL,
      value bigint NOT NULL,
      PRIMARY KEY (tenant_id, name)
    )`,
    `CREATE TABLE saml_settings (
      tenant_id text PRIMARY KEY REFERENCES tenants (id),
      sp_private_key text NOT NULL,
      sp_certificate text NOT NULL,
      identity_provider text,
      want_assertions_signed bigint NOT NULL,
      want_response_signed bigint NOT NULL,
      identity_rule text NOT NULL
    )`,
    `CREATE TABLE role_rules (
      tenant_id text NOT NULL REFERENCES tenants (id),
      place bigint NOT NULL,
      attribute text NOT NULL,
      value text NOT NULL,
      role text NOT NULL,
      PRIMARY KEY (tenant_id, place)
    )`,
    `CREATE TABLE authorities (
      tenant_id text NOT NULL REFERENCES tenants (id),
      kind text NOT NULL CHECK (kind IN ('root', 'client-ca', 'server-ca')),
      certificate text NOT NULL,
      private_key text NOT NULL,
      not_after text NOT NULL,
      serial text NOT NULL UNIQUE,
      PRIMARY KEY (tenant_id, kind)
    )`,
    `CREATE TABLE saml_requests (
      tenant_id text NOT NULL REFERENCES tenants (id),
      request_id text NOT NULL,
      return_to text NOT NULL,
      expires_at text NOT NULL,
      PRIMARY KEY (tenant_id, request_id)
    )`,
    `CREATE INDEX saml_requests_by_end ON saml_requests (expires_at)`,
  ],
};
