// The steps of applications: of one of them, and those that wait for a person, an office, or anybody.
import type { Knex } from 'knex';
import type {
  Party,
  RequestStep,
  StandIn,
  StepOffice,
  StepState,
  StepVerdict,
} from '../../domain/request-step';
import { accessRequestId, identityRef, personId, type AccessRequestId } from '../../domain/ids';
import type { Page, PageRequest } from '../../domain/paging';
import type { AskedItem, AskedOf, RequestStepRecords } from '../../usecases/ports-of-approvals';
import { isOpen, queueColumns, queueItem, withNames, type QueueRow } from './access-requests';
import { countRows, onePage, pageOf } from './page';
import { bit, textOfTime, timeOrNull } from './rows';
import { replaceRows, rowsOf, sameTenant, type Scope } from './scope';

type StepRow = {
  readonly request_id: string;
  readonly place: number;
  readonly office: StepOffice;
  readonly state: StepState;
  readonly assignee_id: string | null;
  readonly assignee_ref: string | null;
  readonly invited: string | null;
  readonly handed_on: number;
  readonly stand_in_id: string | null;
  readonly stand_in_ref: string | null;
  readonly stand_in_by_id: string | null;
  readonly stand_in_by_ref: string | null;
  readonly opened_at: string | null;
  readonly escalated_at: string | null;
  readonly verdict: StepVerdict | null;
  readonly words: string | null;
  readonly decided_at: string | null;
  readonly decided_by_id: string | null;
  readonly decided_by_ref: string | null;
  readonly in_place_of_ref: string | null;
};

const columns = [
  'request_id',
  'place',
  'office',
  'state',
  'assignee_id',
  'assignee_ref',
  'invited',
  'handed_on',
  'stand_in_id',
  'stand_in_ref',
  'stand_in_by_id',
  'stand_in_by_ref',
  'opened_at',
  'escalated_at',
  'verdict',
  'words',
  'decided_at',
  'decided_by_id',
  'decided_by_ref',
  'in_place_of_ref',
] as const satisfies readonly (keyof StepRow)[];

/** Beside the columns of an application, some of which have the same names. */
const aliased = columns.map((column) => `request_steps.${column} as step_${column}`);

/** Word for word the condition of the partial indexes. */
const isOpenStep = `request_steps.state = 'open'`;
const byTime = { at: 'request_steps.opened_at', id: 'request_steps.id', direction: 'asc' } as const;

export function requestStepRecords(scope: Scope): RequestStepRecords {
  const steps = () => rowsOf(scope, 'request_steps');
  return {
    ofRequest: async (id) => {
      const rows = steps().where('request_id', id).orderBy('place');
      return (await rows.select<StepRow[]>([...columns])).map(stepOf);
    },
    askedAmong: async (ids) => {
      const rows = steps()
        .whereRaw(isOpenStep)
        .whereIn('request_id', [...ids])
        .orderBy(['request_id', 'place']);
      const asked = new Map<AccessRequestId, StepOffice[]>();
      for (const row of await rows.select<StepRow[]>([...columns])) {
        const id = accessRequestId(row.request_id);
        asked.set(id, [...(asked.get(id) ?? []), row.office]);
      }
      return asked;
    },
    save: async (saved) => {
      if (saved.length === 0) return;
      const key = ['tenant_id', 'request_id', 'place'];
      await replaceRows(scope, { table: 'request_steps', rows: saved.map(rowOf), key });
    },
    drop: async (id) => {
      await steps()
        .where('request_id', id)
        .whereIn('state', ['pending', 'open'])
        .update({ state: 'dropped' });
    },
    listAsked: (asked, page) => listAsked(scope, asked, page),
    countAskedUpTo: (asked, limit) =>
      countRows(scope.db, askedSteps(scope, asked).select('request_steps.id'), limit + 1),
    wasAsked: async (person) =>
      (await steps()
        .where((whom) => whom.where('assignee_id', person).orWhere('stand_in_id', person))
        .first<object | undefined>('place')) !== undefined,
    listOpen: (page) => listOpen(scope, page),
    openSince: async (before, limit) => {
      const rows = withRequests(scope)
        .whereNot('access_requests.state', 'query')
        .where('request_steps.opened_at', '<=', before.toISOString())
        .whereNull('request_steps.escalated_at')
        .whereNot('request_steps.office', 'it-admin')
        .orderBy(['request_steps.opened_at', 'request_steps.id'])
        .limit(limit);
      return (await rows.select<AliasedRow[]>([...aliased])).map(stepInside);
    },
    invitedAt: async (addresses) => {
      const rows = steps()
        .whereIn('invited', [...addresses])
        .whereIn('state', ['pending', 'open']);
      return (await rows.select<StepRow[]>([...columns])).map(stepOf);
    },
  };
}

/** A question to the applicant is no reason to hide it: it says whom it waits for. */
function askedSteps(scope: Scope, { persons, offices, self }: AskedOf): Knex.QueryBuilder {
  return withRequests(scope)
    .whereNot('access_requests.person_id', self)
    .where((whom) =>
      whom
        .whereIn('request_steps.assignee_id', [...persons])
        .orWhereIn('request_steps.office', [...offices])
        .orWhere('request_steps.stand_in_id', self),
    );
}

function withRequests(scope: Scope): Knex.QueryBuilder {
  return rowsOf(scope, 'request_steps')
    .whereRaw(isOpenStep)
    .join('access_requests', sameTenant('access_requests', 'request_steps', [['id', 'request_id']]))
    .whereRaw(isOpen);
}

type AliasedRow = { readonly [Column in keyof StepRow as `step_${Column}`]: StepRow[Column] };
type AskedRow = QueueRow & AliasedRow;

async function listAsked(scope: Scope, asked: AskedOf, page: PageRequest): Promise<Page<AskedItem>> {
  return listed(scope, askedSteps(scope, asked), page);
}

async function listOpen(scope: Scope, page: PageRequest): Promise<Page<AskedItem>> {
  return listed(scope, withRequests(scope), page);
}

async function listed(scope: Scope, found: Knex.QueryBuilder, page: PageRequest): Promise<Page<AskedItem>> {
  const rows = await onePage(withNames(found), byTime, page).select<AskedRow[]>([
    ...queueColumns,
    ...aliased,
  ]);
  const some = pageOf(rows, page.limit, (row) => {
    const step = stepInside(row);
    return { at: step.openedAt ?? new Date(0), id: idOf(step) };
  });
  return {
    items: some.items.map((row) => ({ ...queueItem(scope, row), step: stepInside(row) })),
    next: some.next,
  };
}

function stepInside(row: AliasedRow): RequestStep {
  return stepOf({
    request_id: row.step_request_id,
    place: row.step_place,
    office: row.step_office,
    state: row.step_state,
    assignee_id: row.step_assignee_id,
    assignee_ref: row.step_assignee_ref,
    invited: row.step_invited,
    handed_on: row.step_handed_on,
    stand_in_id: row.step_stand_in_id,
    stand_in_ref: row.step_stand_in_ref,
    stand_in_by_id: row.step_stand_in_by_id,
    stand_in_by_ref: row.step_stand_in_by_ref,
    opened_at: row.step_opened_at,
    escalated_at: row.step_escalated_at,
    verdict: row.step_verdict,
    words: row.step_words,
    decided_at: row.step_decided_at,
    decided_by_id: row.step_decided_by_id,
    decided_by_ref: row.step_decided_by_ref,
    in_place_of_ref: row.step_in_place_of_ref,
  });
}

/** One text for both parts of the key, by which pages go on. */
function idOf({ requestId, place }: Pick<RequestStep, 'requestId' | 'place'>): string {
  return `${requestId}.${place}`;
}

function rowOf(step: RequestStep): StepRow & { readonly id: string } {
  return {
    id: idOf(step),
    request_id: step.requestId,
    place: step.place,
    office: step.office,
    state: step.state,
    assignee_id: step.assignee?.personId ?? null,
    assignee_ref: step.assignee?.ref ?? null,
    invited: step.invited,
    handed_on: bit(step.isHandedOn),
    stand_in_id: step.standIn?.party.personId ?? null,
    stand_in_ref: step.standIn?.party.ref ?? null,
    stand_in_by_id: step.standIn?.namedBy.personId ?? null,
    stand_in_by_ref: step.standIn?.namedBy.ref ?? null,
    opened_at: textOfTime(step.openedAt),
    escalated_at: textOfTime(step.escalatedAt),
    verdict: step.verdict,
    words: step.words,
    decided_at: textOfTime(step.decidedAt),
    decided_by_id: step.decidedBy?.personId ?? null,
    decided_by_ref: step.decidedBy?.ref ?? null,
    in_place_of_ref: step.inPlaceOf,
  };
}

function stepOf(row: StepRow): RequestStep {
  return {
    requestId: accessRequestId(row.request_id),
    place: row.place,
    office: row.office,
    state: row.state,
    assignee: partyOf(row.assignee_id, row.assignee_ref),
    invited: row.invited,
    isHandedOn: row.handed_on === 1,
    standIn: standInOf(row),
    openedAt: timeOrNull(row.opened_at),
    escalatedAt: timeOrNull(row.escalated_at),
    verdict: row.verdict,
    words: row.words,
    decidedAt: timeOrNull(row.decided_at),
    decidedBy: partyOf(row.decided_by_id, row.decided_by_ref),
    inPlaceOf: row.in_place_of_ref === null ? null : identityRef(row.in_place_of_ref),
  };
}

function partyOf(id: string | null, ref: string | null): Party | null {
  return id === null || ref === null ? null : { personId: personId(id), ref: identityRef(ref) };
}

function standInOf(row: StepRow): StandIn | null {
  const party = partyOf(row.stand_in_id, row.stand_in_ref);
  const namedBy = partyOf(row.stand_in_by_id, row.stand_in_by_ref);
  return party === null || namedBy === null ? null : { party, namedBy };
}
