// Sign-ins that wait until somebody says whose they are; one row for each key, gone once it is decided.
import type { Assignment, AssignmentKind } from '../../domain/assignment';
import { assignmentId, identityRef, personId } from '../../domain/ids';
import type { Page, PageRequest } from '../../domain/paging';
import type { AssignmentOverview, AssignmentRecords } from '../../usecases/ports-of-assignments';
import { Refusal } from '../../domain/errors';
import { countRows, onePage, pageOf } from './page';
import { addRowUnlessTaken, rowsOf, sameTenant, type Scope } from './scope';

type AssignmentRow = {
  readonly id: string;
  readonly kind: AssignmentKind;
  readonly person_id: string;
  readonly person_ref: string;
  readonly issuer: string;
  readonly key_name: string;
  readonly key_value: string;
  readonly display_name: string;
  readonly mail: string | null;
  readonly department: string | null;
  readonly created_at: string;
};

const columns = [
  'assignments.id',
  'assignments.kind',
  'assignments.person_id',
  'assignments.person_ref',
  'assignments.issuer',
  'assignments.key_name',
  'assignments.key_value',
  'assignments.display_name',
  'assignments.mail',
  'assignments.department',
  'assignments.created_at',
] as const;

const oldestFirst = { at: 'assignments.created_at', id: 'assignments.id', direction: 'asc' } as const;

export function assignmentRecords(scope: Scope): AssignmentRecords {
  return {
    find: (id) => findBy(scope, { 'assignments.id': id }),
    findByKey: ({ issuer, keyName, keyValue }) =>
      findBy(scope, {
        'assignments.issuer': issuer,
        'assignments.key_name': keyName,
        'assignments.key_value': keyValue,
      }),
    insert: (assignment) => addRowUnlessTaken(scope, 'assignments', rowOf(assignment)),
    take: async (id) => {
      const taken: number = await rowsOf(scope, 'assignments').where({ id }).delete();
      if (taken === 0) throw new Refusal('conflict', 'assignment-settled');
    },
    listWaiting: (since, page) => listWaiting(scope, since, page),
    countWaitingUpTo: (since, limit) =>
      countRows(scope.db, waiting(scope, since).select('assignments.id'), limit + 1),
    begunBefore: async (before, limit) => {
      const rows = await rowsOf(scope, 'assignments')
        .where('assignments.created_at', '<=', before.toISOString())
        .orderBy(['assignments.created_at', 'assignments.id'])
        .limit(limit)
        .select<AssignmentRow[]>([...columns]);
      return rows.map((row) => assignmentOf(scope, row));
    },
  };
}

async function findBy(scope: Scope, key: object): Promise<Assignment | null> {
  const row = await rowsOf(scope, 'assignments')
    .where(key)
    .first<AssignmentRow | undefined>([...columns]);
  return row === undefined ? null : assignmentOf(scope, row);
}

function waiting(scope: Scope, since: Date) {
  return rowsOf(scope, 'assignments').where('assignments.created_at', '>', since.toISOString());
}

async function listWaiting(scope: Scope, since: Date, page: PageRequest): Promise<Page<AssignmentOverview>> {
  const withNames = waiting(scope, since).join(
    'persons',
    sameTenant('persons', 'assignments', [['id', 'person_id']]),
  );
  const rows = await onePage(withNames, oldestFirst, page).select<
    (AssignmentRow & { readonly person_name: string })[]
  >([...columns, 'persons.display_name as person_name']);
  const found = pageOf(rows, page.limit, (row) => ({ at: new Date(row.created_at), id: row.id }));
  const items = found.items.map((row) => ({
    assignment: assignmentOf(scope, row),
    personName: row.person_name,
  }));
  return { items, next: found.next };
}

function rowOf({ id, kind, personId: known, personRef, key, brought, createdAt }: Assignment): AssignmentRow {
  return {
    id,
    kind,
    person_id: known,
    person_ref: personRef,
    issuer: key.issuer,
    key_name: key.keyName,
    key_value: key.keyValue,
    display_name: brought.displayName,
    mail: brought.mail,
    department: brought.department,
    created_at: createdAt.toISOString(),
  };
}

function assignmentOf({ tenantId }: Pick<Scope, 'tenantId'>, row: AssignmentRow): Assignment {
  return {
    id: assignmentId(row.id),
    tenantId,
    kind: row.kind,
    personId: personId(row.person_id),
    personRef: identityRef(row.person_ref),
    key: { issuer: row.issuer, keyName: row.key_name, keyValue: row.key_value },
    brought: { displayName: row.display_name, mail: row.mail, department: row.department },
    createdAt: new Date(row.created_at),
  };
}
