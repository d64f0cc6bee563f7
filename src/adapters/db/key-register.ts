// The keys of all devices as the register lists them; what kind of key it is stands in the row, so no certificate is read.
import type { Knex } from 'knex';
import type { VpnProtocol } from '../../domain/access-profile';
import type { CredentialState, KeyAlgorithm, KeyOrigin } from '../../domain/credential';
import { authorityId, credentialId, deviceId, identityRef, personId } from '../../domain/ids';
import type { DeviceKey } from '../../domain/key-register';
import type { Page, PageRequest } from '../../domain/paging';
import type { KeyRegisterFilter, KeyRegisterRecords } from '../../usecases/ports-of-the-key-register';
import { countRows, onePage, pageOf, type Keyset } from './page';
import { timeOrNull } from './rows';
import { rowsOf, sameTenant, type Scope } from './scope';

type Row = {
  readonly id: string;
  readonly device_id: string;
  readonly protocol: VpnProtocol;
  readonly state: CredentialState;
  readonly key_hash: string;
  readonly key_algorithm: KeyAlgorithm;
  readonly key_origin: KeyOrigin;
  readonly serial: string | null;
  readonly authority_id: string | null;
  readonly not_before: string | null;
  readonly not_after: string | null;
  readonly ends_at: string;
  readonly created_at: string;
  readonly person_id: string;
  readonly person_ref: string;
};

const columns = [
  'credentials.id',
  'credentials.device_id',
  'credentials.protocol',
  'credentials.state',
  'credentials.key_hash',
  'credentials.key_algorithm',
  'credentials.key_origin',
  'credentials.serial',
  'credentials.authority_id',
  'credentials.not_before',
  'credentials.not_after',
  'credentials.ends_at',
  'credentials.created_at',
  'devices.person_id',
  'devices.person_ref',
];

const byAge: Keyset = { at: 'credentials.created_at', id: 'credentials.id', direction: 'desc' };
const byEnd: Keyset = { at: 'credentials.not_after', id: 'credentials.id', direction: 'asc' };

export function keyRegisterRecords(scope: Scope): KeyRegisterRecords {
  return {
    list: (filter, page) => list(scope, filter, page),
    countUpTo: (filter, limit) =>
      countRows(scope.db, filtered(scope, filter).select('credentials.id'), limit + 1),
  };
}

async function list(scope: Scope, filter: KeyRegisterFilter, page: PageRequest): Promise<Page<DeviceKey>> {
  const isByEnd = filter.ending !== null;
  const found = filtered(scope, filter).join(
    'devices',
    sameTenant('devices', 'credentials', [['id', 'device_id']]),
  );
  const rows = await onePage(found, isByEnd ? byEnd : byAge, page).select<Row[]>(columns);
  const { items, next } = pageOf(rows, page.limit, ({ id, created_at, not_after }) => ({
    at: new Date((isByEnd ? not_after : null) ?? created_at),
    id,
  }));
  return { items: items.map(keyOf), next };
}

const numberColumns = {
  credential: 'credentials.id',
  serial: 'credentials.serial',
  fingerprint: 'credentials.key_hash',
} as const;

function filtered(scope: Scope, filter: KeyRegisterFilter): Knex.QueryBuilder {
  const { number, protocol, state, ending } = filter;
  const rows = rowsOf(scope, 'credentials');
  if (number !== null) void rows.where(numberColumns[number.kind], number.value);
  if (protocol !== null) void rows.where('credentials.protocol', protocol);
  if (state !== null) void rows.where('credentials.state', state);
  if (ending !== null)
    void rows
      .whereRaw(`credentials.state = 'active'`)
      .where('credentials.not_after', '>', ending.after.toISOString())
      .where('credentials.not_after', '<=', ending.until.toISOString());
  return rows;
}

function keyOf(row: Row): DeviceKey {
  return {
    id: credentialId(row.id),
    deviceId: deviceId(row.device_id),
    protocol: row.protocol,
    state: row.state,
    keyHash: row.key_hash,
    keyAlgorithm: row.key_algorithm,
    keyOrigin: row.key_origin,
    serial: row.serial,
    authorityId: row.authority_id === null ? null : authorityId(row.authority_id),
    notBefore: timeOrNull(row.not_before),
    notAfter: timeOrNull(row.not_after),
    until: new Date(row.ends_at),
    createdAt: new Date(row.created_at),
    personId: personId(row.person_id),
    personRef: identityRef(row.person_ref),
  };
}
