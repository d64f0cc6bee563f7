// Who answers for whom, from one local day to another.
import type { Deputy } from '../../domain/deputy';
import { deputyId, identityRef, personId, type PersonId } from '../../domain/ids';
import type { DeputyRecords, NamedDeputy } from '../../usecases/ports-of-approvals';
import { textOfTime, timeOrNull } from './rows';
import { addRow, changeRow, rowsHeld, rowsOf, sameTenant, type Scope } from './scope';

type DeputyRow = {
  readonly id: string;
  readonly person_id: string;
  readonly person_ref: string;
  readonly deputy_id: string;
  readonly deputy_ref: string;
  readonly from_day: string;
  readonly until_day: string;
  readonly ended_at: string | null;
  readonly created_at: string;
};

const columns = [
  'deputies.id',
  'deputies.person_id',
  'deputies.person_ref',
  'deputies.deputy_id',
  'deputies.deputy_ref',
  'deputies.from_day',
  'deputies.until_day',
  'deputies.ended_at',
  'deputies.created_at',
] as const;

type NamedRow = DeputyRow & { readonly person_name: string; readonly deputy_name: string };

export function deputyRecords(scope: Scope): DeputyRecords {
  const deputies = () => rowsOf(scope, 'deputies');
  return {
    find: async (id) => {
      const row = await rowsHeld(scope, 'deputies')
        .where({ id })
        .first<DeputyRow | undefined>([...columns]);
      return row === undefined ? null : deputyOf(row);
    },
    insert: (deputy) => addRow(scope, 'deputies', rowOf(deputy)),
    end: ({ id, endedAt }) =>
      changeRow(
        deputies().where({ id }).whereNull('ended_at'),
        { ended_at: textOfTime(endedAt) },
        'deputy-over',
      ),
    namedBy: async (person) => {
      const rows = withNames(scope)
        .where('deputies.person_id', person)
        .orderBy([
          { column: 'deputies.created_at', order: 'desc' },
          { column: 'deputies.id', order: 'desc' },
        ])
        .limit(100);
      return (await rows.select<NamedRow[]>([...namedColumns])).map(namedOf);
    },
    standingInFor: async (deputy, day) => {
      const rows = withNames(scope).where('deputies.deputy_id', deputy).orderBy('deputies.id');
      return (await onDay(rows, day).select<NamedRow[]>([...namedColumns])).map(namedOf);
    },
    standingIn: (persons, day) => standingIn(scope, persons, day),
  };
}

async function standingIn(
  scope: Scope,
  persons: readonly PersonId[],
  day: string,
): Promise<readonly Deputy[]> {
  if (persons.length === 0) return [];
  const rows = rowsOf(scope, 'deputies').whereIn('deputies.person_id', [...persons]);
  return (
    await onDay(rows, day)
      .orderBy('deputies.id')
      .select<DeputyRow[]>([...columns])
  ).map(deputyOf);
}

function onDay(rows: ReturnType<typeof rowsOf>, day: string) {
  return rows
    .whereNull('deputies.ended_at')
    .where('deputies.from_day', '<=', day)
    .where('deputies.until_day', '>=', day);
}

const namedColumns = [
  ...columns,
  'principal.display_name as person_name',
  'standing.display_name as deputy_name',
] as const;

function withNames(scope: Scope) {
  return rowsOf(scope, 'deputies')
    .join('persons as principal', sameTenant('principal', 'deputies', [['id', 'person_id']]))
    .join('persons as standing', sameTenant('standing', 'deputies', [['id', 'deputy_id']]));
}

function namedOf(row: NamedRow): NamedDeputy {
  return { deputy: deputyOf(row), personName: row.person_name, deputyName: row.deputy_name };
}

function rowOf(deputy: Deputy): DeputyRow {
  return {
    id: deputy.id,
    person_id: deputy.personId,
    person_ref: deputy.personRef,
    deputy_id: deputy.deputyId,
    deputy_ref: deputy.deputyRef,
    from_day: deputy.from,
    until_day: deputy.until,
    ended_at: textOfTime(deputy.endedAt),
    created_at: deputy.createdAt.toISOString(),
  };
}

function deputyOf(row: DeputyRow): Deputy {
  return {
    id: deputyId(row.id),
    personId: personId(row.person_id),
    personRef: identityRef(row.person_ref),
    deputyId: personId(row.deputy_id),
    deputyRef: identityRef(row.deputy_ref),
    from: row.from_day,
    until: row.until_day,
    endedAt: timeOrNull(row.ended_at),
    createdAt: new Date(row.created_at),
  };
}
