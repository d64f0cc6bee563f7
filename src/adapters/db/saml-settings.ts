// How a tenant's staff sign in: its identity provider and its own keys, which are sealed.
import { Refusal } from '../../domain/errors';
import type { IdentityRule } from '../../domain/identity-attributes';
import type { IdentityProvider, KeyRotation, SamlSettings } from '../../domain/saml-settings';
import { bit, fromJson } from './rows';
import { addRow, changeRow, rowsOf, type Scope } from './scope';

const keyPlace = { table: 'saml_settings', row: 'sp', column: 'sp_private_key' };
const otherKeyPlace = { table: 'saml_key_rotations', row: 'other', column: 'other_private_key' };

type SamlRow = {
  readonly sp_private_key: string;
  readonly sp_certificate: string;
  readonly identity_provider: string | null;
  readonly want_assertions_signed: number;
  readonly want_response_signed: number;
  readonly max_authentication_hours: number;
  readonly identity_rule: string;
};

type RotationRow = {
  readonly step: KeyRotation['step'];
  readonly other_private_key: string;
  readonly other_certificate: string;
  readonly begun_at: string;
  readonly step_at: string;
};

type FoundRow = SamlRow & { readonly [column in keyof RotationRow]: RotationRow[column] | null };

/** In one statement: between two, a step of a rotation could be taken. */
export async function getSamlSettings(scope: Scope): Promise<SamlSettings> {
  const row = await rowsOf(scope, 'saml_settings')
    .leftJoin('saml_key_rotations', 'saml_key_rotations.tenant_id', 'saml_settings.tenant_id')
    .first<FoundRow | undefined>([
      'sp_private_key',
      'sp_certificate',
      'identity_provider',
      'want_assertions_signed',
      'want_response_signed',
      'max_authentication_hours',
      'identity_rule',
      'step',
      'other_private_key',
      'other_certificate',
      'begun_at',
      'step_at',
    ]);
  if (row === undefined) throw new Refusal('not-found', 'tenant-unknown');
  return {
    spPrivateKeyPem: await scope.vault.open(scope.db, keyPlace, row.sp_private_key),
    spCertificatePem: row.sp_certificate,
    keyRotation: await rotationOf(scope, row),
    idp: row.identity_provider === null ? null : (fromJson(row.identity_provider) as IdentityProvider),
    wantAssertionsSigned: row.want_assertions_signed === 1,
    wantResponseSigned: row.want_response_signed === 1,
    maxAuthenticationHours: row.max_authentication_hours,
    identity: fromJson(row.identity_rule) as IdentityRule,
  };
}

export async function insertSamlSettings(scope: Scope, settings: SamlSettings): Promise<void> {
  await addRow(scope, 'saml_settings', await samlRow(scope, settings));
  await saveRotation(scope, settings.keyRotation);
}

export async function updateSamlSettings(scope: Scope, settings: SamlSettings): Promise<void> {
  await changeRow(rowsOf(scope, 'saml_settings'), await samlRow(scope, settings));
  await saveRotation(scope, settings.keyRotation);
}

async function rotationOf(scope: Scope, row: FoundRow): Promise<KeyRotation | null> {
  const { step, other_private_key: sealed, other_certificate: certificatePem } = row;
  const { begun_at: begunAt, step_at: stepAt } = row;
  if (step === null || sealed === null || certificatePem === null || begunAt === null || stepAt === null) {
    return null;
  }
  const privateKeyPem = await scope.vault.open(scope.db, otherKeyPlace, sealed);
  return {
    step,
    other: { privateKeyPem, certificatePem },
    begunAt: new Date(begunAt),
    stepAt: new Date(stepAt),
  };
}

/** With its row the second key is gone. */
async function saveRotation(scope: Scope, rotation: KeyRotation | null): Promise<void> {
  if (rotation === null) {
    await rowsOf(scope, 'saml_key_rotations').delete();
    return;
  }
  const { step, other, begunAt, stepAt } = rotation;
  const row: RotationRow = {
    step,
    other_private_key: await scope.vault.seal(scope.db, otherKeyPlace, other.privateKeyPem),
    other_certificate: other.certificatePem,
    begun_at: begunAt.toISOString(),
    step_at: stepAt.toISOString(),
  };
  await rowsOf(scope, 'saml_key_rotations')
    .insert({ ...row, tenant_id: scope.tenantId })
    .onConflict('tenant_id')
    .merge();
}

async function samlRow(scope: Scope, settings: SamlSettings): Promise<SamlRow> {
  return {
    sp_private_key: await scope.vault.seal(scope.db, keyPlace, settings.spPrivateKeyPem),
    sp_certificate: settings.spCertificatePem,
    identity_provider: settings.idp === null ? null : JSON.stringify(settings.idp),
    want_assertions_signed: bit(settings.wantAssertionsSigned),
    want_response_signed: bit(settings.wantResponseSigned),
    max_authentication_hours: settings.maxAuthenticationHours,
    identity_rule: JSON.stringify(settings.identity),
  };
}
