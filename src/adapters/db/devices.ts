// Devices under grants, and the lists of all of them with their holders.
import type { Knex } from 'knex';
import type { DeviceSystem } from '../../domain/access-profile';
import type { Device } from '../../domain/device';
import { Refusal } from '../../domain/errors';
import type { FileStandard } from '../../domain/file-standard';
import type { HoldingState } from '../../domain/grant';
import { deviceId, grantId, identityRef, personId, type DeviceId } from '../../domain/ids';
import type { Page, PageRequest } from '../../domain/paging';
import type { DeviceOverview, DeviceRecords } from '../../usecases/ports-of-accesses';
import { dialectOf } from './dialect';
import { countRows, onePage, pageOf } from './page';
import { devicesWithOutdatedFiles } from './outdated-files';
import { bit } from './rows';
import { addRow, changeRow, changeRows, rowsHeld, rowsOf, sameTenant, type Scope } from './scope';
import { isUnused, unusedDevices } from './unused-accesses';
import { countHits, search } from './search';
import { storeDeviceTokens } from './search-tokens';

type DeviceRow = {
  readonly id: string;
  readonly grant_id: string;
  readonly person_id: string;
  readonly person_ref: string;
  readonly name: string;
  readonly system: DeviceSystem;
  readonly inventory_number: string | null;
  readonly state: HoldingState;
  readonly lost: number;
  readonly created_at: string;
};

const columns = [
  'devices.id',
  'devices.grant_id',
  'devices.person_id',
  'devices.person_ref',
  'devices.name',
  'devices.system',
  'devices.inventory_number',
  'devices.state',
  'devices.lost',
  'devices.created_at',
] as const;

export function deviceRecords(scope: Scope): DeviceRecords {
  const held = () =>
    rowsHeld(scope, 'devices')
      .orderBy(['created_at', 'id'])
      .select<DeviceRow[]>([...columns]);
  return {
    find: async (id) => {
      await holdGrantsOf(scope, [id]);
      const [row] = await held().where({ id });
      return row === undefined ? null : deviceOf(scope, row);
    },
    ofCredentials: async (credentials) => {
      const ids: readonly DeviceId[] = await rowsOf(scope, 'credentials')
        .whereIn('id', credentials)
        .distinct('device_id')
        .pluck('device_id');
      await holdGrantsOf(scope, ids);
      return (await held().whereIn('id', ids)).map((row) => deviceOf(scope, row));
    },
    insert: (device) => scope.atomically((inside) => insertDevice(inside, device)),
    update: (device, from) =>
      changeRow(rowsOf(scope, 'devices').where({ id: device.id, state: from }), changedColumns(device)),
    updateAll: (changes) =>
      scope.atomically((inside) =>
        changeRows(
          inside,
          'devices',
          changes.map(({ device, from }) => ({ id: device.id, from, change: changedColumns(device) })),
        ),
      ),
    ofGrant: async (grant) => (await held().where('grant_id', grant)).map((row) => deviceOf(scope, row)),
    ofPerson: async (person) => (await held().where('person_id', person)).map((row) => deviceOf(scope, row)),
    list: (words, page) => listDevices(scope, words, page),
    countUpTo: (words, limit) => countHits({ scope, kind: 'device' }, words, limit),
    listLost: (page) => listWithHolders(scope, lostDevices(scope), page),
    listOutdated: (standards, page) => listWithHolders(scope, outdatedDevices(scope, standards), page),
    listUnused: (words, page) => listWithHolders(scope, unusedDevices(scope, words), page),
    countUnusedUpTo: (words, limit) =>
      countRows(scope.db, unusedDevices(scope, words).select('devices.id'), limit + 1),
    isUnused: (id) => isUnused(scope, id),
    countOutdatedUpTo: (standards, limit) =>
      countRows(scope.db, outdatedDevices(scope, standards).select('devices.id'), limit + 1),
    countLostUpTo: (limit) => countRows(scope.db, lostDevices(scope).select('devices.id'), limit + 1),
  };
}

function changedColumns({ state, lost }: Device) {
  return { state, lost: bit(lost) };
}

/**
 * Grant, device, credentials: whatever an act begins with, it holds them in this order, or two could wait in a circle.
 * SQLite's one writer holds everything already.
 */
async function holdGrantsOf(scope: Scope, ids: readonly DeviceId[]): Promise<void> {
  if (scope.db.isTransaction !== true || dialectOf(scope.db) === 'sqlite') return;
  const grantIds = rowsOf(scope, 'devices').whereIn('id', ids).select('grant_id');
  await rowsHeld(scope, 'grants').whereIn('id', grantIds).orderBy('id').select('id');
}

async function insertDevice(scope: Scope, device: Device): Promise<void> {
  const holder = await rowsOf(scope, 'persons')
    .where('id', device.personId)
    .first<HolderRow | undefined>(['display_name', 'mail', 'department']);
  if (holder === undefined) throw new Refusal('not-found', 'no-such-person');
  const row = rowOf(device);
  await addRow(scope, 'devices', row);
  await storeDeviceTokens(scope, row, { ...holder, displayName: holder.display_name });
}

type HolderRow = {
  readonly display_name: string;
  readonly mail: string | null;
  readonly department: string | null;
};

type OverviewRow = DeviceRow & {
  readonly person_name: string;
  readonly department: string | null;
  readonly grant_state: HoldingState;
  readonly grant_ends_at: string;
};

const overviewColumns = [
  ...columns,
  'persons.display_name as person_name',
  'persons.department',
  'grants.state as grant_state',
  'grants.ends_at as grant_ends_at',
] as const;

function withHolders(devices: Knex.QueryBuilder): Knex.QueryBuilder {
  return devices
    .join('persons', sameTenant('persons', 'devices', [['id', 'person_id']]))
    .join('grants', sameTenant('grants', 'devices', [['id', 'grant_id']]));
}

async function listDevices(
  scope: Scope,
  words: readonly string[],
  page: PageRequest,
): Promise<Page<DeviceOverview>> {
  const hits = await search({ scope, kind: 'device' }, words, page);
  const found = pageOf(hits, page.limit, (hit) => ({ at: new Date(hit.created_at), id: hit.item_id }));
  const ids = found.items.map((hit) => hit.item_id);
  const rows = await withHolders(rowsOf(scope, 'devices').whereIn('devices.id', ids)).select<OverviewRow[]>([
    ...overviewColumns,
  ]);
  const byId = new Map(rows.map((row) => [row.id, overviewOf(scope, row)]));
  return { items: ids.flatMap((id) => byId.get(id) ?? []), next: found.next };
}

/** Word for word the condition of the partial index: SQLite uses it only then. */
function lostDevices(scope: Scope): Knex.QueryBuilder {
  return rowsOf(scope, 'devices').whereRaw(`devices.lost = 1 AND devices.state = 'suspended'`);
}

/** A device counts once, however many of its files are concerned. */
function outdatedDevices(scope: Scope, standards: readonly FileStandard[]): Knex.QueryBuilder {
  const [first, ...others] = devicesWithOutdatedFiles(scope, standards);
  const ids = first === undefined ? [] : first.unionAll([...others]);
  return rowsOf(scope, 'devices').whereIn('devices.id', ids);
}

const newestFirst = { at: 'devices.created_at', id: 'devices.id', direction: 'desc' } as const;

async function listWithHolders(
  scope: Scope,
  devices: Knex.QueryBuilder,
  page: PageRequest,
): Promise<Page<DeviceOverview>> {
  const listed = onePage(withHolders(devices), newestFirst, page);
  const rows = await listed.select<OverviewRow[]>([...overviewColumns]);
  const found = pageOf(rows, page.limit, (row) => ({ at: new Date(row.created_at), id: row.id }));
  return { items: found.items.map((row) => overviewOf(scope, row)), next: found.next };
}

function overviewOf(scope: Scope, row: OverviewRow): DeviceOverview {
  return {
    device: deviceOf(scope, row),
    grant: { state: row.grant_state, endsAt: new Date(row.grant_ends_at) },
    personName: row.person_name,
    department: row.department,
  };
}

function rowOf(device: Device): DeviceRow {
  return {
    id: device.id,
    grant_id: device.grantId,
    person_id: device.personId,
    person_ref: device.personRef,
    name: device.name,
    system: device.system,
    inventory_number: device.inventoryNumber,
    state: device.state,
    lost: bit(device.lost),
    created_at: device.createdAt.toISOString(),
  };
}

function deviceOf(scope: Scope, row: DeviceRow): Device {
  return {
    id: deviceId(row.id),
    tenantId: scope.tenantId,
    grantId: grantId(row.grant_id),
    personId: personId(row.person_id),
    personRef: identityRef(row.person_ref),
    name: row.name,
    system: row.system,
    inventoryNumber: row.inventory_number,
    state: row.state,
    lost: row.lost === 1,
    createdAt: new Date(row.created_at),
  };
}
