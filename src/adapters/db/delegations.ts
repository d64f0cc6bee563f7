// Delegations of a municipality to people of the provider, and the codes by which those are named.
import type { DelegableRole, Delegation } from '../../domain/delegation';
import type { EmployeeVerdict } from '../../domain/delegate-employee';
import { delegationId, identityRef, personId, type PersonId } from '../../domain/ids';
import type {
  DelegationCodeRecords,
  DelegationRecords,
  NamedDelegation,
} from '../../usecases/ports-of-delegations';
import { timeOrNull } from './rows';
import { addRowUnlessTaken, changeRow, replaceRows, rowsHeld, rowsOf, sameTenant, type Scope } from './scope';
import { QuickerElsewhere } from './transaction';

type DelegationRow = {
  readonly id: string;
  readonly operator_person_id: string;
  readonly person_id: string;
  readonly ref: string;
  readonly role: DelegableRole;
  readonly granted_by: string;
  readonly granted_at: string;
  readonly until_day: string;
  readonly ends_at: string;
  readonly revoked_at: string | null;
};

const columns = [
  'delegations.id',
  'delegations.operator_person_id',
  'delegations.person_id',
  'delegations.ref',
  'delegations.role',
  'delegations.granted_by',
  'delegations.granted_at',
  'delegations.until_day',
  'delegations.ends_at',
  'delegations.revoked_at',
] as const;

const mostListed = 100;

export function delegationRecords(scope: Scope): DelegationRecords {
  const all = () => rowsOf(scope, 'delegations');
  return {
    find: async (id) => {
      const row = await rowsHeld(scope, 'delegations')
        .where({ id })
        .first<DelegationRow | undefined>([...columns]);
      return row === undefined ? null : delegationOf(scope, row);
    },
    inForce: async (operatorPerson, now) => {
      const rows = await all()
        .where('operator_person_id', operatorPerson)
        .whereNull('revoked_at')
        .where('ends_at', '>', now.toISOString())
        .select<DelegationRow[]>([...columns]);
      return rows.map((row) => delegationOf(scope, row));
    },
    knownAs: async (operatorPerson) => {
      const row = await all()
        .where('operator_person_id', operatorPerson)
        .first<DelegationRow | undefined>([...columns]);
      return row === undefined ? null : { personId: personId(row.person_id), ref: identityRef(row.ref) };
    },
    insert: (delegation, name) => scope.atomically((inside) => insert(inside, delegation, name)),
    revoke: ({ id, revokedAt }) =>
      changeRow(
        all().where({ id }).whereNull('revoked_at'),
        { revoked_at: revokedAt?.toISOString() ?? null },
        'delegation-over',
      ),
    list: () => list(scope),
    employeesOf: (operatorPerson) => employeesOf(scope, operatorPerson),
    declareEmployee: (operatorPerson, employee, verdict) =>
      replaceRows(scope, {
        table: 'delegate_employees',
        rows: [{ operator_person_id: operatorPerson, employee_id: employee, verdict }],
        key: ['tenant_id', 'operator_person_id', 'employee_id'],
      }),
  };
}

/** A second one for the same person and role takes the first one's place: one row of each stands at a time. */
async function insert(scope: Scope, delegation: Delegation, name: string): Promise<void> {
  const { operatorPersonId, role, grantedAt, ref } = delegation;
  await rowsOf(scope, 'delegations')
    .where({ operator_person_id: operatorPersonId, role })
    .whereNull('revoked_at')
    .update({ revoked_at: grantedAt.toISOString() });
  if (!(await addRowUnlessTaken(scope, 'delegations', rowOf(delegation)))) {
    throw new QuickerElsewhere('changed-meanwhile');
  }
  await replaceRows(scope, { table: 'identities', rows: [{ ref, name }], key: ['tenant_id', 'ref'] });
}

async function list(scope: Scope): Promise<readonly NamedDelegation[]> {
  const rows = await rowsOf(scope, 'delegations')
    .leftJoin('identities', sameTenant('identities', 'delegations', [['ref', 'ref']]))
    .orderBy([
      { column: 'delegations.granted_at', order: 'desc' },
      { column: 'delegations.id', order: 'desc' },
    ])
    .limit(mostListed)
    .select<(DelegationRow & { readonly name: string | null })[]>([...columns, 'identities.name']);
  return rows.map((row) => ({ delegation: delegationOf(scope, row), name: row.name ?? '' }));
}

type EmployeeRow = { readonly employee_id: string; readonly verdict: EmployeeVerdict };

async function employeesOf(
  scope: Scope,
  operatorPerson: PersonId,
): Promise<ReadonlyMap<PersonId, EmployeeVerdict>> {
  const rows = await rowsOf(scope, 'delegate_employees')
    .where('operator_person_id', operatorPerson)
    .select<EmployeeRow[]>(['employee_id', 'verdict']);
  return new Map(rows.map(({ employee_id, verdict }) => [personId(employee_id), verdict]));
}

function rowOf(delegation: Delegation): DelegationRow {
  return {
    id: delegation.id,
    operator_person_id: delegation.operatorPersonId,
    person_id: delegation.personId,
    ref: delegation.ref,
    role: delegation.role,
    granted_by: delegation.grantedBy,
    granted_at: delegation.grantedAt.toISOString(),
    until_day: delegation.until,
    ends_at: delegation.endsAt.toISOString(),
    revoked_at: delegation.revokedAt?.toISOString() ?? null,
  };
}

function delegationOf(scope: Scope, row: DelegationRow): Delegation {
  return {
    id: delegationId(row.id),
    tenantId: scope.tenantId,
    operatorPersonId: personId(row.operator_person_id),
    personId: personId(row.person_id),
    ref: identityRef(row.ref),
    role: row.role,
    grantedBy: identityRef(row.granted_by),
    grantedAt: new Date(row.granted_at),
    until: row.until_day,
    endsAt: new Date(row.ends_at),
    revokedAt: timeOrNull(row.revoked_at),
  };
}

export function delegationCodeRecords(scope: Scope): DelegationCodeRecords {
  return {
    save: (person, codeHash, endsAt) =>
      replaceRows(scope, {
        table: 'delegation_codes',
        rows: [{ person_id: person, code_hash: codeHash, ends_at: endsAt.toISOString() }],
        key: ['tenant_id', 'person_id'],
      }),
    consume: async (codeHash, now) => {
      const valid = () =>
        rowsOf(scope, 'delegation_codes')
          .where('code_hash', codeHash)
          .where('ends_at', '>', now.toISOString());
      const row = await valid().first<{ readonly person_id: string } | undefined>('person_id');
      // Whoever deletes the row has it; the others come too late.
      const isOurs = (await valid().delete()) > 0;
      return row !== undefined && isOurs ? personId(row.person_id) : null;
    },
  };
}
