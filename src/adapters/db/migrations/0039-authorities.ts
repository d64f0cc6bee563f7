// Authorities in generations, one issuing of each kind, and every certificate of a gateway on record before it is signed.
import type { Migration } from './migration';

export const authorities: Migration = {
  name: '0039-authorities',
  statements: [
    // The name of the first generation is its kind, as it was: it stands in the seal around its key.
    `CREATE TABLE authorities_in_generations (
      tenant_id text NOT NULL REFERENCES tenants (id),
      id text NOT NULL,
      kind text NOT NULL CHECK (kind IN ('root', 'client-ca', 'server-ca')),
      generation bigint NOT NULL,
      state text NOT NULL CHECK (state IN ('requested', 'prepared', 'issuing', 'retiring', 'retired')),
      issuer_id text,
      key_place text NOT NULL CHECK (key_place IN ('sealed', 'offline', 'destroyed')),
      private_key text NOT NULL,
      certificate text NOT NULL,
      serial text UNIQUE,
      not_after text,
      requested_at text NOT NULL,
      prepared_at text,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, kind, generation)
    )`,
    `INSERT INTO authorities_in_generations (tenant_id, id, kind, generation, state, issuer_id, key_place, private_key,
        certificate, serial, not_after, requested_at, prepared_at)
      SELECT tenant_id, kind, kind, 1, 'issuing', CASE WHEN kind = 'root' THEN NULL ELSE 'root' END,
        CASE WHEN private_key = '' THEN 'destroyed' ELSE 'sealed' END, private_key,
        certificate, serial, not_after, '2026-11-23T00:00:00.000Z', '2026-11-23T00:00:00.000Z'
      FROM authorities`,
    `DROP TABLE authorities`,
    `ALTER TABLE authorities_in_generations RENAME TO authorities`,
    `CREATE UNIQUE INDEX authorities_issuing ON authorities (tenant_id, kind) WHERE state = 'issuing'`,
    `CREATE INDEX credentials_by_authority ON credentials (tenant_id, authority_id, state)`,
    // Up to here its settings were ordered: a gateway that has confirmed less does not have them.
    `ALTER TABLE gateways ADD COLUMN settings_revision bigint NOT NULL DEFAULT 0`,
    `ALTER TABLE gateways ADD COLUMN certificate_authority text`,
    `UPDATE gateways SET certificate_authority = 'server-ca' WHERE openvpn_certificate IS NOT NULL`,
    `CREATE TABLE server_certificates (
      tenant_id text NOT NULL,
      serial text NOT NULL UNIQUE,
      gateway_id text NOT NULL,
      authority_id text NOT NULL,
      key_algorithm text NOT NULL,
      key_hash text NOT NULL,
      not_before text NOT NULL,
      not_after text NOT NULL,
      state text NOT NULL CHECK (state IN ('intended', 'issued', 'superseded', 'revoked')),
      created_at text NOT NULL,
      PRIMARY KEY (tenant_id, serial),
      FOREIGN KEY (tenant_id, gateway_id) REFERENCES gateways (tenant_id, id),
      FOREIGN KEY (tenant_id, authority_id) REFERENCES authorities (tenant_id, id)
    )`,
    `CREATE INDEX server_certificates_by_gateway ON server_certificates (tenant_id, gateway_id, created_at)`,
  ],
};
