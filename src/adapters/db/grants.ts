// Grants: who holds one, how many of its device places are taken, which have ended.
import type { Grant, HoldingState } from '../../domain/grant';
import { accessProfileId, accessRequestId, grantId, identityRef, personId } from '../../domain/ids';
import type { GrantRecords } from '../../usecases/ports-of-a-tenant';
import { countRows } from './page';
import { addRow, changeRow, rowsHeld, rowsOf, type Scope } from './scope';

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
      const row = await rowsHeld(scope, 'grants').where({ id }).first<GrantRow | undefined>([...columns]);
      return row === undefined ? null : grantOf(scope, row);
    },
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
    ended: (now, limit) => endedGrants(scope, now, limit),
    countEndingUpTo: (now, until, limit) => {
      const ending = grants()
        .where('state', 'active')
        .where('ends_at', '>', now.toISOString())
        .where('ends_at', '<=', until.toISOString());
      return countRows(scope.db, ending.select('id'), limit);
    },
  };
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
