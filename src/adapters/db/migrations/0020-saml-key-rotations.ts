// The second of our own keys for sign-ins while a municipality changes it: the new one at first, the old one later.
import type { Migration } from './migration';

export const samlKeyRotations: Migration = {
  name: '0020-saml-key-rotations',
  statements: [
    `CREATE TABLE saml_key_rotations (
      tenant_id text PRIMARY KEY REFERENCES tenants (id),
      step text NOT NULL CHECK (step IN ('published', 'signing')),
      other_private_key text NOT NULL,
      other_certificate text NOT NULL,
      begun_at text NOT NULL,
      step_at text NOT NULL
    )`,
  ],
};
