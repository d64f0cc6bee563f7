// Credentials: the keys gateways accept; preshared keys are sealed and forgotten at their end.
import type { VpnProtocol } from '../../domain/access-profile';
import type { Credential, CredentialState, KeyAlgorithm, KeyOrigin } from '../../domain/credential';
import type { CryptoProfileId } from '../../domain/crypto-profile';
import { Refusal } from '../../domain/errors';
import { authorityId, credentialId, deviceId, gatewayGroupId, grantId } from '../../domain/ids';
import { isOnList } from '../../domain/revocation-list';
import type { FileRecord } from '../../domain/issued-file';
import type { ChangedCredential, CredentialRecords, WaitingPage } from '../../usecases/ports-of-accesses';
import { listEndingCertificates } from './ending-certificates';
import { beginRenewal, dropRenewal, dueToRetire, makeDue } from './renewals';
import { enforcementsOf, takeBacksOf } from './enforcements';
import { markRevocationList } from './revocation-list-marks';
import { endHandOut, idOfHandOut } from './hand-outs';
import { bit, textOfTime, timeOrNull } from './rows';
import { forgetUnused } from './unused-accesses';
import { addRowUnlessTaken, changeRow, changeRows, rowsHeld, rowsOf, type Scope } from './scope';

type CredentialRow = {
  readonly id: string;
  readonly device_id: string;
  readonly grant_id: string;
  readonly gateway_group_id: string;
  readonly protocol: VpnProtocol;
  readonly state: CredentialState;
  readonly public_key: string | null;
  readonly key_hash: string;
  readonly key_algorithm: KeyAlgorithm;
  readonly key_origin: KeyOrigin;
  readonly authority_id: string | null;
  readonly serial: string | null;
  readonly address4: string;
  readonly address6: string | null;
  readonly ends_at: string;
  readonly not_before: string | null;
  readonly not_after: string | null;
  readonly connected: number;
  readonly preshared_key: string | null;
  readonly created_at: string;
  readonly renewed_by: string | null;
  readonly retire_at: string | null;
  readonly taken_back_at: string | null;
  readonly crypto_profile: CryptoProfileId | null;
  readonly template_version: number | null;
  readonly file_hash: string | null;
};

const credentialColumns = [
  'credentials.id',
  'credentials.device_id',
  'credentials.grant_id',
  'credentials.gateway_group_id',
  'credentials.protocol',
  'credentials.state',
  'credentials.public_key',
  'credentials.key_hash',
  'credentials.key_algorithm',
  'credentials.key_origin',
  'credentials.authority_id',
  'credentials.serial',
  'credentials.address4',
  'credentials.address6',
  'credentials.ends_at',
  'credentials.not_before',
  'credentials.not_after',
  'credentials.connected',
  'credentials.preshared_key',
  'credentials.created_at',
  'credentials.renewed_by',
  'credentials.retire_at',
  'credentials.taken_back_at',
  'credentials.crypto_profile',
  'credentials.template_version',
  'credentials.file_hash',
] as const;

export function credentialRecords(scope: Scope): CredentialRecords {
  const held = () =>
    rowsHeld(scope, 'credentials')
      .orderBy(['created_at', 'id'])
      .select<CredentialRow[]>([...credentialColumns]);
  const read = async (rows: PromiseLike<readonly CredentialRow[]>) =>
    (await rows).map((row) => credentialOf(scope, row));
  return {
    find: async (id) => (await read(held().where({ id })))[0] ?? null,
    insert: (credential, { presharedKey }) => insertCredential(scope, credential, presharedKey),
    updateAll: (changes) => scope.atomically((inside) => updateCredentials(inside, changes)),
    complete: (credential, waiting) => completeCredential(scope, credential, waiting),
    ofDevice: (device) => read(held().where('device_id', device)),
    ofDevices: (devices) => read(held().whereIn('device_id', devices)),
    ofGrant: (grant) => read(held().where('grant_id', grant)),
    markConnected: async (group, ids) => {
      const fresh = rowsOf(scope, 'credentials').where({ gateway_group_id: group, connected: 0 });
      await fresh.whereIn('id', ids).update({ connected: 1 });
    },
    beginRenewal: (id, renewal) => beginRenewal(scope, id, renewal),
    dropRenewal: (id) => dropRenewal(scope, id),
    endHandOut: (id) => endHandOut(scope, id),
    idOfHandOut: (tokenHash) => idOfHandOut(scope, tokenHash),
    makeDue: (group, connected, now) => makeDue(scope, { group, connected, now }),
    dueToRetire: (now, limit) => dueToRetire(scope, now, limit),
    pendingSince: (before, limit) =>
      read(
        held()
          .whereRaw(`credentials.state = 'pending'`)
          .where('created_at', '<', before.toISOString())
          .limit(limit),
      ),
    listEndingCertificates: (after, until, page) => listEndingCertificates(scope, { after, until }, page),
    enforcementsOf: (ids) => enforcementsOf(scope, ids),
    takeBacksOf: (moments) => takeBacksOf(scope, moments),
  };
}

async function insertCredential(
  scope: Scope,
  credential: Credential,
  presharedKey: string | null,
): Promise<void> {
  const sealed =
    presharedKey === null
      ? null
      : await scope.vault.seal(scope.db, placeOfPresharedKey(credential.id), presharedKey);
  const added = await addRowUnlessTaken(scope, 'credentials', {
    ...rowOf(credential),
    preshared_key: sealed,
  });
  if (!added) throw new Refusal('conflict', 'key-seen-before');
}

const endStates: readonly CredentialState[] = ['revoked', 'expired', 'void'];

async function updateCredentials(scope: Scope, changes: readonly ChangedCredential[]): Promise<void> {
  const rows = changes.map(({ credential, from }) => ({
    id: credential.id,
    from,
    change: changedColumns(credential),
  }));
  await changeRows(scope, 'credentials', rows);
  const moved = changes.filter(({ credential, from }) => credential.state !== from);
  await forgetUnused(
    scope,
    moved.map(({ credential }) => credential.id),
  );
  const listed = changes.filter(({ credential, from }) => isOnList(credential.state) || isOnList(from));
  for (const authority of new Set(listed.map(({ credential }) => credential.authorityId)))
    if (authority !== null) await markRevocationList(scope, authority);
}

/** `connected` only ever turns on: what the gateway reported meanwhile must not be written over. */
function changedColumns(credential: Credential) {
  return {
    state: credential.state,
    ends_at: credential.until.toISOString(),
    taken_back_at: textOfTime(credential.takenBackAt),
    ...(credential.connected ? { connected: 1 } : {}),
    ...(endStates.includes(credential.state) ? { preshared_key: null } : {}),
  };
}

async function completeCredential(
  scope: Scope,
  { id, state, file }: Credential,
  waiting: WaitingPage | null,
): Promise<void> {
  await changeRow(rowsOf(scope, 'credentials').where({ id, state: 'pending' }), {
    state,
    ...fileColumns(file),
    hand_out: waiting?.tokenHash ?? null,
  });
}

export function placeOfPresharedKey(id: string) {
  return { table: 'credentials', row: id, column: 'preshared_key' };
}

function rowOf(credential: Credential): Omit<CredentialRow, 'preshared_key'> {
  return {
    id: credential.id,
    device_id: credential.deviceId,
    grant_id: credential.grantId,
    gateway_group_id: credential.gatewayGroupId,
    protocol: credential.protocol,
    state: credential.state,
    public_key: credential.publicKey,
    key_hash: credential.keyHash,
    key_algorithm: credential.keyAlgorithm,
    key_origin: credential.keyOrigin,
    authority_id: credential.authorityId,
    serial: credential.serial,
    address4: credential.address4,
    address6: credential.address6,
    ends_at: credential.until.toISOString(),
    not_before: textOfTime(credential.notBefore),
    not_after: textOfTime(credential.notAfter),
    connected: bit(credential.connected),
    created_at: credential.createdAt.toISOString(),
    renewed_by: credential.renewedBy,
    retire_at: textOfTime(credential.retireAt),
    taken_back_at: textOfTime(credential.takenBackAt),
    ...fileColumns(credential.file),
  };
}

function fileColumns(file: FileRecord | null) {
  return {
    crypto_profile: file?.profile ?? null,
    template_version: file?.template ?? null,
    file_hash: file?.sha256 ?? null,
  };
}

function credentialOf(scope: Scope, row: CredentialRow): Credential {
  return {
    id: credentialId(row.id),
    tenantId: scope.tenantId,
    deviceId: deviceId(row.device_id),
    grantId: grantId(row.grant_id),
    gatewayGroupId: gatewayGroupId(row.gateway_group_id),
    protocol: row.protocol,
    state: row.state,
    publicKey: row.public_key,
    keyHash: row.key_hash,
    keyAlgorithm: row.key_algorithm,
    keyOrigin: row.key_origin,
    authorityId: row.authority_id === null ? null : authorityId(row.authority_id),
    serial: row.serial,
    address4: row.address4,
    address6: row.address6,
    until: new Date(row.ends_at),
    notBefore: timeOrNull(row.not_before),
    notAfter: timeOrNull(row.not_after),
    connected: row.connected === 1,
    createdAt: new Date(row.created_at),
    renewedBy: row.renewed_by === null ? null : credentialId(row.renewed_by),
    retireAt: timeOrNull(row.retire_at),
    takenBackAt: timeOrNull(row.taken_back_at),
    file:
      row.template_version === null
        ? null
        : { profile: row.crypto_profile, template: row.template_version, sha256: row.file_hash },
  };
}
