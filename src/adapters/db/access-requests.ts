// Applications and the queue of those that are open.
import type { Knex } from 'knex';
import type { DeviceKind } from '../../domain/access-profile';
import type { AccessRequest, AccessRequestState } from '../../domain/access-request';
import type { Outcome, ProtectionNeed } from '../../domain/application-rule';
import type { Assessed } from '../../domain/assessment';
import { Refusal } from '../../domain/errors';
import { accessProfileId, accessRequestId, grantId, identityRef, personId } from '../../domain/ids';
import type { Page, PageRequest } from '../../domain/paging';
import type { RequestKind } from '../../domain/request-kind';
import type { AccessRequestRecords, QueueFilter, QueueItem } from '../../usecases/ports-of-accesses';
import { countRows, onePage, pageOf } from './page';
import { bit, fromJson, textOfTime, timeOrNull } from './rows';
import { addRowUnlessTaken, changeRow, rowsHeld, rowsOf, sameTenant, type Scope } from './scope';

type RequestRow = {
  readonly id: string;
  readonly case_number: string;
  readonly person_id: string;
  readonly person_ref: string;
  readonly profile_id: string;
  readonly kind: RequestKind;
  readonly grant_id: string | null;
  readonly outcome: Outcome | null;
  readonly fired_rules: string;
  readonly protection: ProtectionNeed | null;
  readonly from_day: string;
  readonly until_day: string;
  readonly purpose: string;
  readonly device_kind: DeviceKind;
  readonly leaflet_version: number;
  readonly leaflet_document: number | null;
  readonly state: AccessRequestState;
  readonly endorsed: number;
  readonly open_obligations: number;
  readonly submitted_at: string;
  readonly decided_at: string | null;
  readonly decision_reason: string | null;
};

const columns = [
  'access_requests.id',
  'access_requests.case_number',
  'access_requests.person_id',
  'access_requests.person_ref',
  'access_requests.profile_id',
  'access_requests.kind',
  'access_requests.grant_id',
  'access_requests.outcome',
  'access_requests.fired_rules',
  'access_requests.protection',
  'access_requests.from_day',
  'access_requests.until_day',
  'access_requests.purpose',
  'access_requests.device_kind',
  'access_requests.leaflet_version',
  'access_requests.leaflet_document',
  'access_requests.state',
  'access_requests.endorsed',
  'access_requests.open_obligations',
  'access_requests.submitted_at',
  'access_requests.decided_at',
  'access_requests.decision_reason',
] as const;

/** Word for word the condition of the partial indexes: SQLite uses those only then. */
export const isOpen = `access_requests.state IN ('submitted', 'in-review', 'query')`;
const awaitsObligations = `access_requests.state = 'approved' AND access_requests.open_obligations > 0`;
const byTime = { at: 'access_requests.submitted_at', id: 'access_requests.id', direction: 'asc' } as const;

export function accessRequestRecords(scope: Scope): AccessRequestRecords {
  const requests = () => rowsOf(scope, 'access_requests');
  return {
    find: async (id) => {
      const row = await rowsHeld(scope, 'access_requests')
        .where({ id })
        .first<RequestRow | undefined>([...columns]);
      return row === undefined ? null : requestOf(scope, row);
    },
    insert: async (request) => {
      const added = await addRowUnlessTaken(scope, 'access_requests', rowOf(request));
      if (!added) throw new Refusal('conflict', 'request-already-open');
    },
    update: (request, from) =>
      changeRow(
        requests().where('id', request.id).whereIn('state', from),
        {
          state: request.state,
          endorsed: bit(request.endorsed),
          open_obligations: request.openObligations,
          ...assessedRow(request.assessed),
          decided_at: textOfTime(request.decidedAt),
          decision_reason: request.decisionReason,
        },
        'already-decided',
      ),
    ofPerson: async (person) => {
      const rows = requests().where('person_id', person).orderBy(['submitted_at', 'id']);
      return (await rows.select<RequestRow[]>([...columns])).reverse().map((row) => requestOf(scope, row));
    },
    listOpen: (filter, page) => listOpen(scope, filter, page),
    withObligationsSince: async (before, limit) => {
      const rows = requests()
        .whereRaw(awaitsObligations)
        .where('decided_at', '<=', before.toISOString())
        .orderBy(['decided_at', 'id'])
        .limit(limit);
      return (await rows.select<RequestRow[]>([...columns])).map((row) => requestOf(scope, row));
    },
    openAmong: async (ids) => {
      const open = openRequests(scope, { profileId: null }).whereIn('access_requests.id', [...ids]);
      const rows = await withNames(open).select<QueueRow[]>([...queueColumns]);
      return rows.map((row) => queueItem(scope, row));
    },
    among: async (ids) => {
      const some = rowsOf(scope, 'access_requests').whereIn('access_requests.id', [...ids]);
      const rows = await withNames(some).select<QueueRow[]>([...queueColumns]);
      return rows.map((row) => queueItem(scope, row));
    },
    isAnyUndecided: async (except) => {
      const open = openRequests(scope, { profileId: null }).whereNot('access_requests.state', 'query');
      const others = open.whereNot('access_requests.person_id', except);
      return (await others.first('access_requests.id')) !== undefined;
    },
    countOpenUpTo: (filter, limit) =>
      countRows(scope.db, openRequests(scope, filter).select('access_requests.id'), limit + 1),
  };
}

/** Open ones are few: beside the profile nothing needs an index of its own. */
function openRequests(scope: Scope, { profileId, kind, outcome, protection, turn }: QueueFilter) {
  const open = rowsOf(scope, 'access_requests').whereRaw(isOpen);
  const wanted = { profile_id: profileId, kind, outcome, protection };
  for (const [column, value] of Object.entries(wanted)) {
    if (value !== null && value !== undefined) void open.where(`access_requests.${column}`, value);
  }
  if (turn === 'it') void open.whereNotExists(askedBeforeIt(scope));
  if (turn === 'others') void open.whereExists(askedBeforeIt(scope));
  return open;
}

/** An office that has not answered yet; IT comes last. */
function askedBeforeIt(scope: Scope): Knex.QueryBuilder {
  return rowsOf(scope, 'request_steps')
    .whereRaw(`request_steps.request_id = access_requests.id`)
    .whereRaw(`request_steps.state = 'open'`)
    .whereNot('request_steps.office', 'it-admin')
    .select('request_steps.place');
}

export type QueueRow = RequestRow & {
  readonly person_name: string;
  readonly department: string | null;
  readonly profile_name: string;
};

export const queueColumns = [
  ...columns,
  'persons.display_name as person_name',
  'persons.department',
  'access_profiles.name as profile_name',
] as const;

export function withNames(open: Knex.QueryBuilder): Knex.QueryBuilder {
  return open
    .join('persons', sameTenant('persons', 'access_requests', [['id', 'person_id']]))
    .join('access_profiles', sameTenant('access_profiles', 'access_requests', [['id', 'profile_id']]));
}

async function listOpen(scope: Scope, filter: QueueFilter, page: PageRequest): Promise<Page<QueueItem>> {
  const open = withNames(openRequests(scope, filter));
  const rows = await onePage(open, byTime, page).select<QueueRow[]>([...queueColumns]);
  const found = pageOf(rows, page.limit, (row) => ({ at: new Date(row.submitted_at), id: row.id }));
  return { items: found.items.map((row) => queueItem(scope, row)), next: found.next };
}

export function queueItem(scope: Scope, row: QueueRow): QueueItem {
  return {
    request: requestOf(scope, row),
    personName: row.person_name,
    department: row.department,
    profileName: row.profile_name,
  };
}

function rowOf(request: AccessRequest): RequestRow {
  return {
    id: request.id,
    case_number: request.caseNumber,
    person_id: request.personId,
    person_ref: request.personRef,
    profile_id: request.profileId,
    kind: request.kind,
    grant_id: request.grantId,
    ...assessedRow(request.assessed),
    from_day: request.period.from,
    until_day: request.period.until,
    purpose: request.purpose,
    device_kind: request.deviceKind,
    leaflet_version: request.leafletVersion,
    leaflet_document: request.leafletDocument,
    state: request.state,
    endorsed: bit(request.endorsed),
    open_obligations: request.openObligations,
    submitted_at: request.submittedAt.toISOString(),
    decided_at: textOfTime(request.decidedAt),
    decision_reason: request.decisionReason,
  };
}

function requestOf(scope: Scope, row: RequestRow): AccessRequest {
  return {
    id: accessRequestId(row.id),
    tenantId: scope.tenantId,
    caseNumber: row.case_number,
    personId: personId(row.person_id),
    personRef: identityRef(row.person_ref),
    profileId: accessProfileId(row.profile_id),
    kind: row.kind,
    grantId: row.grant_id === null ? null : grantId(row.grant_id),
    assessed: assessedOf(row),
    period: { from: row.from_day, until: row.until_day },
    purpose: row.purpose,
    deviceKind: row.device_kind,
    leafletVersion: row.leaflet_version,
    leafletDocument: row.leaflet_document,
    state: row.state,
    endorsed: row.endorsed === 1,
    openObligations: row.open_obligations,
    submittedAt: new Date(row.submitted_at),
    decidedAt: timeOrNull(row.decided_at),
    decisionReason: row.decision_reason,
  };
}

function assessedRow(assessed: Assessed | null): Pick<RequestRow, 'outcome' | 'fired_rules' | 'protection'> {
  if (assessed === null) return { outcome: null, fired_rules: '[]', protection: null };
  const { outcome, rules, protection } = assessed;
  return { outcome, fired_rules: JSON.stringify(rules), protection };
}

function assessedOf({ outcome, fired_rules: rules, protection }: RequestRow): Assessed | null {
  return outcome === null ? null : { outcome, rules: fromJson(rules) as readonly string[], protection };
}
