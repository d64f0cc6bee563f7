// Grants: who holds one, how many of its device places are taken, which have ended or soon will.
import type { Knex } from 'knex';
import type { Grant, HoldingState } from '../../domain/grant';
import {
  accessProfileId,
  accessRequestId,
  grantId,
  identityRef,
  personId,
  type AccessRequestId,
} from '../../domain/ids';
import type { Page, PageRequest } from '../../domain/paging';
import type { GrantOverview, GrantRecords } from '../../usecases/ports-of-accesses';
import { countRows, onePage, pageOf } from './page';
import { addRow, changeRow, rowsHeld, rowsOf, sameTenant, type Scope } from './scope';

type GrantRow = {
  readonly id: string;
  readonly person_id: string;
  readonly person_ref: string;
  readonly profile_id: string;
  readonly request_id: string;
  readonly from_day: string;
  readonly until_day: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly max_devices: number;
  readonly state: HoldingState;
  readonly created_at: string;
};

const columns = [
  'id',
  'person_id',
  'person_ref',
  'profile_id',
  'request_id',
  'from_day',
  'until_day',
  'starts_at',
  'ends_at',
  'max_devices',
  'state',
  'created_at',
] as const satisfies readonly (keyof GrantRow)[];

export function grantRecords(scope: Scope): GrantRecords {
  const grants = () => rowsOf(scope, 'grants');
  return {
    find: async (id) => {
      const row = await rowsHeld(scope, 'grants')
        .where({ id })
        .first<GrantRow | undefined>([...columns]);
      return row === undefined ? null : grantOf(scope, row);
    },
    ofRequest: (request) => grantOfRequest(scope, request),
    insert: (grant) => addRow(scope, 'grants', { ...rowOf(grant), device_places_taken: 0 }),
    update: (grant, from) =>
      changeRow(grants().where({ id: grant.id, state: from }), {
        until_day: grant.period.until,
        ends_at: grant.endsAt.toISOString(),
        max_devices: grant.maxDevices,
        state: grant.state,
      }),
    ofPerson: async (person) => {
      const newest = rowsHeld(scope, 'grants').where('person_id', person).orderBy(newestFirst).limit(100);
      return (await newest.select<GrantRow[]>([...columns])).map((row) => grantOf(scope, row));
    },
    takeDevicePlace: async (id) => {
      const free = grants().where({ id }).whereRaw('device_places_taken < max_devices');
      return (await free.increment('device_places_taken', 1)) > 0;
    },
    freeDevicePlace: async (id) => {
      await grants().where({ id }).where('device_places_taken', '>', 0).decrement('device_places_taken', 1);
    },
    held: async (limit) => (await heldGrants(scope).limit(limit).pluck<string[]>('id')).map(grantId),
    countHeldUpTo: (profile, limit) =>
      countRows(scope.db, heldGrants(scope).where('profile_id', profile).select('id'), limit + 1),
    ended: (now, limit) => endedGrants(scope, now, limit),
    countEndingUpTo: (now, until, limit) =>
      countRows(scope.db, endingGrants(scope, now, until).select('grants.id'), limit),
    listEnding: (now, until, page) => listEnding(scope, endingGrants(scope, now, until), page),
  };
}

function heldGrants(scope: Scope): Knex.QueryBuilder {
  return rowsOf(scope, 'grants').whereIn('state', ['active', 'suspended']);
}

async function grantOfRequest(scope: Scope, request: AccessRequestId): Promise<Grant | null> {
  const row = await rowsOf(scope, 'grants')
    .where('request_id', request)
    .first<GrantRow | undefined>([...columns]);
  return row === undefined ? null : grantOf(scope, row);
}

function endingGrants(scope: Scope, now: Date, until: Date): Knex.QueryBuilder {
  return rowsOf(scope, 'grants')
    .where('grants.state', 'active')
    .where('grants.ends_at', '>', now.toISOString())
    .where('grants.ends_at', '<=', until.toISOString());
}

type OverviewRow = GrantRow & {
  readonly person_name: string;
  readonly department: string | null;
  readonly profile_name: string;
};

const byEnd = { at: 'grants.ends_at', id: 'grants.id', direction: 'asc' } as const;

async function listEnding(
  scope: Scope,
  ending: Knex.QueryBuilder,
  page: PageRequest,
): Promise<Page<GrantOverview>> {
  const joined = ending
    .join('persons', sameTenant('persons', 'grants', [['id', 'person_id']]))
    .join('access_profiles', sameTenant('access_profiles', 'grants', [['id', 'profile_id']]));
  const rows = await onePage(joined, byEnd, page).select<OverviewRow[]>([
    ...columns.map((column) => `grants.${column}`),
    'persons.display_name as person_name',
    'persons.department',
    'access_profiles.name as profile_name',
  ]);
  const found = pageOf(rows, page.limit, (row) => ({ at: new Date(row.ends_at), id: row.id }));
  const items = found.items.map((row) => ({
    grant: grantOf(scope, row),
    personName: row.person_name,
    department: row.department,
    profileName: row.profile_name,
  }));
  return { items, next: found.next };
}

const newestFirst = [
  { column: 'created_at', order: 'desc' },
  { column: 'id', order: 'desc' },
];

/** Each state has its own range of the index; together they are sorted here, because the limit is small. */
async function endedGrants(scope: Scope, now: Date, limit: number): Promise<readonly Grant[]> {
  const ended = (state: HoldingState) =>
    rowsOf(scope, 'grants')
      .where({ state })
      .where('ends_at', '<=', now.toISOString())
      .orderBy(['ends_at', 'id'])
      .limit(limit)
      .select<GrantRow[]>([...columns]);
  const rows = [...(await ended('active')), ...(await ended('suspended'))];
  const sorted = rows.sort((a, b) => (a.ends_at < b.ends_at ? -1 : 1)).slice(0, limit);
  return sorted.map((row) => grantOf(scope, row));
}

function rowOf(grant: Grant): GrantRow {
  return {
    id: grant.id,
    person_id: grant.personId,
    person_ref: grant.personRef,
    profile_id: grant.profileId,
    request_id: grant.requestId,
    from_day: grant.period.from,
    until_day: grant.period.until,
    starts_at: grant.startsAt.toISOString(),
    ends_at: grant.endsAt.toISOString(),
    max_devices: grant.maxDevices,
    state: grant.state,
    created_at: grant.createdAt.toISOString(),
  };
}

function grantOf(scope: Scope, row: GrantRow): Grant {
  return {
    id: grantId(row.id),
    tenantId: scope.tenantId,
    personId: personId(row.person_id),
    personRef: identityRef(row.person_ref),
    profileId: accessProfileId(row.profile_id),
    requestId: accessRequestId(row.request_id),
    period: { from: row.from_day, until: row.until_day },
    startsAt: new Date(row.starts_at),
    endsAt: new Date(row.ends_at),
    maxDevices: row.max_devices,
    state: row.state,
    createdAt: new Date(row.created_at),
  };
}
