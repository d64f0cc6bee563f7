// Certificate revocation lists: each authority's present one in pieces, what asks for a new one, and certificates of
// gateways and authorities that were taken back. Those of devices stand among the credentials.
import type { Migration } from './migration';

export const revocationLists: Migration = {
  name: '0041-revocation-lists',
  statements: [
    // Number 0: none was made yet. next_update is then long over, so that it is listed with those that need somebody.
    `CREATE TABLE revocation_lists (
      tenant_id text NOT NULL REFERENCES tenants (id),
      authority_id text NOT NULL,
      authority_serial text NOT NULL UNIQUE,
      authority_not_after text NOT NULL,
      number bigint NOT NULL,
      this_update text,
      next_update text NOT NULL,
      entries bigint NOT NULL,
      bytes bigint NOT NULL,
      sha256 text NOT NULL,
      edition text,
      edition_before text,
      renew_at text NOT NULL,
      rests_until text,
      lease text,
      leased_until text,
      failure text,
      failing_since text,
      PRIMARY KEY (tenant_id, authority_id)
    )`,
    `CREATE INDEX revocation_lists_by_end ON revocation_lists (next_update, authority_serial)`,
    // Small enough that neither writing nor reading one holds anybody up.
    `CREATE TABLE revocation_list_pieces (
      tenant_id text NOT NULL,
      authority_id text NOT NULL,
      edition text NOT NULL,
      place bigint NOT NULL,
      content bytea NOT NULL,
      PRIMARY KEY (tenant_id, authority_id, edition, place)
    )`,
    // A row for each change, never changed itself: acts that meet need not wait for each other here.
    `CREATE TABLE revocation_list_marks (
      tenant_id text NOT NULL,
      authority_id text NOT NULL,
      id text NOT NULL,
      PRIMARY KEY (tenant_id, authority_id, id)
    )`,
    `CREATE TABLE revoked_certificates (
      tenant_id text NOT NULL,
      authority_id text NOT NULL,
      not_after text NOT NULL,
      serial text NOT NULL UNIQUE,
      revoked_at text NOT NULL,
      reason text,
      PRIMARY KEY (tenant_id, authority_id, not_after, serial)
    )`,
    // What was only intended had no dates until lately, and may have been signed: nothing outlives its authority.
    `UPDATE credentials SET not_after = (SELECT authorities.not_after FROM authorities
        WHERE authorities.tenant_id = credentials.tenant_id AND authorities.id = credentials.authority_id)
      WHERE serial IS NOT NULL AND not_after IS NULL`,
    // Holds all that a list says, so that a hundred thousand rows need not be looked up one by one.
    `CREATE INDEX credentials_on_list ON credentials
      (tenant_id, authority_id, not_after, serial, state, taken_back_at, device_id, renewed_by)
      WHERE state IN ('suspended', 'revoked', 'expired', 'void') AND serial IS NOT NULL`,
    `CREATE INDEX devices_lost_for_good ON devices (tenant_id, id) WHERE lost = 1`,
    // Whoever had authorities in several generations could not pass here; for all others it does what it did.
    `INSERT INTO revocation_lists (tenant_id, authority_id, authority_serial, authority_not_after, number,
        next_update, entries, bytes, sha256, renew_at)
      SELECT tenant_id, id, serial, not_after, 0,
        '1970-01-01T00:00:00.000Z', 0, 0, '', '1970-01-01T00:00:00.000Z' FROM authorities
      WHERE certificate <> '' AND serial IS NOT NULL AND not_after IS NOT NULL`,
  ],
};
