// By which cryptography gateways and files go, what is known of each file that was handed out, and who has waived what.
import type { Migration } from './migration';

export const cryptoProfiles: Migration = {
  name: '0040-crypto-profiles',
  statements: [
    `ALTER TABLE gateway_groups ADD COLUMN crypto_profile text NOT NULL DEFAULT 'BSI-TR-02102-2026'`,
    // WireGuard files have no profile; what is pending has no file yet.
    `ALTER TABLE credentials ADD COLUMN crypto_profile text`,
    `ALTER TABLE credentials ADD COLUMN template_version bigint`,
    `ALTER TABLE credentials ADD COLUMN file_hash text`,
    // Until now there was one profile, and one template of each kind.
    `UPDATE credentials SET template_version = 1 WHERE state <> 'pending'`,
    `UPDATE credentials SET crypto_profile = 'BSI-TR-02102-2026' WHERE state <> 'pending' AND protocol = 'openvpn'`,
    // What is out there by a profile or a template of before is found without reading what is as it should be.
    `CREATE INDEX credentials_by_file
      ON credentials (tenant_id, gateway_group_id, protocol, crypto_profile, template_version, device_id)
      WHERE state IN ('active', 'suspended')`,
    `CREATE TABLE crypto_waivers (
      tenant_id text NOT NULL REFERENCES tenants (id),
      id text NOT NULL,
      profile text NOT NULL,
      state text NOT NULL CHECK (state IN ('proposed', 'in-force', 'withdrawn', 'ended')),
      risk text NOT NULL,
      residual_risk text NOT NULL,
      reason text NOT NULL,
      owner text NOT NULL,
      until_day text NOT NULL,
      ends_at text NOT NULL,
      proposed_by text NOT NULL,
      proposer_persons text NOT NULL,
      proposed_at text NOT NULL,
      decided_by text,
      decided_at text,
      ended_by text,
      ended_at text,
      PRIMARY KEY (tenant_id, id)
    )`,
    `CREATE UNIQUE INDEX crypto_waivers_proposed ON crypto_waivers (tenant_id, profile) WHERE state = 'proposed'`,
    `CREATE UNIQUE INDEX crypto_waivers_in_force ON crypto_waivers (tenant_id, profile) WHERE state = 'in-force'`,
    `CREATE INDEX crypto_waivers_by_time ON crypto_waivers (tenant_id, proposed_at, id)`,
  ],
};
