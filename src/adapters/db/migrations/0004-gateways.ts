// Gateway groups, their gateways and the address pools of their tunnels.
import type { Migration } from './migration';

export const gateways: Migration = {
  name: '0004-gateways',
  statements: [
    `CREATE TABLE gateway_groups (
      tenant_id text NOT NULL REFERENCES tenants (id),
      id text NOT NULL,
      name text NOT NULL,
      server_name text NOT NULL,
      wireguard_port bigint NOT NULL,
      openvpn_port bigint NOT NULL,
      dns text NOT NULL,
      reachable text NOT NULL,
      max_clients bigint NOT NULL,
      tls_crypt_v2_server_key text NOT NULL,
      PRIMARY KEY (tenant_id, id)
    )`,
    // Revisions before log_from are no longer in the change log: an agent that far behind needs a snapshot.
    `CREATE TABLE gateways (
      tenant_id text NOT NULL,
      id text NOT NULL UNIQUE,
      gateway_group_id text NOT NULL,
      name text NOT NULL,
      host text NOT NULL,
      state text NOT NULL CHECK (state IN ('new', 'enrolled', 'removed')),
      revision bigint NOT NULL,
      acknowledged bigint NOT NULL,
      log_from bigint NOT NULL,
      agent_key text,
      wireguard_public_key text,
      openvpn_certificate text,
      certificate_ends_at text,
      agent_version text,
      last_contact_at text,
      enrolment_token_hash text UNIQUE,
      enrolment_ends_at text,
      created_at text NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, gateway_group_id) REFERENCES gateway_groups (tenant_id, id)
    )`,
    `CREATE INDEX gateways_by_group ON gateways (tenant_id, gateway_group_id, id)`,
    `CREATE TABLE gateway_nonces (
      gateway_id text NOT NULL REFERENCES gateways (id),
      nonce text NOT NULL,
      expires_at text NOT NULL,
      PRIMARY KEY (gateway_id, nonce)
    )`,
    `CREATE INDEX gateway_nonces_by_end ON gateway_nonces (expires_at)`,
    // Places below next_place were used before: they are taken, resting, or free again.
    `CREATE TABLE address_pools (
      tenant_id text NOT NULL,
      id text NOT NULL,
      gateway_group_id text NOT NULL,
      protocol text NOT NULL,
      family bigint NOT NULL CHECK (family IN (4, 6)),
      cidr text NOT NULL,
      capacity bigint NOT NULL,
      in_use bigint NOT NULL,
      next_place bigint NOT NULL CHECK (next_place <= capacity),
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, gateway_group_id, cidr),
      FOREIGN KEY (tenant_id, gateway_group_id) REFERENCES gateway_groups (tenant_id, id)
    )`,
  ],
};
