// Which roles people held at their last sign-in, without when that was; the everyday role of an employee is left out, and
// they go when the log of sign-ins no longer knows of their holder.
import type { Knex } from 'knex';
import type { PersonId } from '../../domain/ids';
import type { Page, PageRequest } from '../../domain/paging';
import type { Role } from '../../domain/roles';
import type { HeldRoleRecords, PersonWithRoles } from '../../usecases/ports-of-roles';
import { onePage, pageOf } from './page';
import { personColumns, personOf, type PersonRow } from './person-rows';
import { addRows, rowsHeld, rowsOf, sameTenant, type Scope } from './scope';

export function heldRoleRecords(scope: Scope): HeldRoleRecords {
  return {
    ofPerson: (person) => ofPerson(scope, person),
    holdersOf: (role) =>
      rowsOf(scope, 'held_roles')
        .where('held_roles.role', role)
        .join('persons', sameTenant('persons', 'held_roles', [['id', 'person_id']]))
        // Of whoever gave up their key to somebody else there is no issuer.
        .whereNot('persons.issuer', '')
        .orderBy('persons.id')
        .pluck<PersonId[]>('persons.id'),
    listWithAny: (pairs, page) => listWithAny(scope, pairs, page),
    keep: (person, roles) => scope.atomically((inside) => keep(inside, person, roles)),
    forgetSilent: (since) => scope.atomically((inside) => forgetSilent(inside, since)),
  };
}

async function ofPerson(scope: Scope, person: PersonId): Promise<readonly Role[]> {
  return rowsOf(scope, 'held_roles').where('person_id', person).orderBy('role').pluck<Role[]>('role');
}

type Pairs = readonly (readonly [Role, Role])[];

/** Begins with the few who hold any role at all, not with everybody. */
async function listWithAny(scope: Scope, pairs: Pairs, page: PageRequest): Promise<Page<PersonWithRoles>> {
  const both = pairs.map(() => '(one.role = ? AND other.role = ?)').join(' OR ');
  const holders = scope
    .db('held_roles as one')
    .join('held_roles as other', sameTenant('other', 'one', [['person_id', 'person_id']]))
    .where('one.tenant_id', scope.tenantId)
    .whereRaw(`(${both})`, pairs.flat())
    .select('one.person_id');
  const keyset = { at: 'created_at', id: 'id', direction: 'desc' } as const;
  const rows: readonly PersonRow[] = await onePage(
    rowsOf(scope, 'persons').whereIn('id', holders),
    keyset,
    page,
  ).select<PersonRow[]>([...personColumns]);
  const found = pageOf(rows, page.limit, (row) => ({ at: new Date(row.created_at), id: row.id }));
  const held = await rolesOf(scope, found.items);
  return {
    items: found.items.map((row) => ({ person: personOf(scope, row), roles: held.get(row.id) ?? [] })),
    next: found.next,
  };
}

async function rolesOf(
  scope: Scope,
  persons: readonly { readonly id: string }[],
): Promise<ReadonlyMap<string, readonly Role[]>> {
  const rows = await rowsOf(scope, 'held_roles')
    .whereIn(
      'person_id',
      persons.map(({ id }) => id),
    )
    .orderBy(['person_id', 'role'])
    .select<{ readonly person_id: string; readonly role: Role }[]>(['person_id', 'role']);
  const held = new Map<string, Role[]>();
  for (const { person_id, role } of rows) held.set(person_id, [...(held.get(person_id) ?? []), role]);
  return held;
}

/**
 * Written only when something has changed, so that an everyday sign-in reads and nothing else. What is left as it is must
 * not be forgotten before the entry of this sign-in can be seen.
 */
async function keep(scope: Scope, person: PersonId, roles: readonly Role[]): Promise<void> {
  const present = await rowsHeld(scope, 'held_roles').where('person_id', person).pluck<Role[]>('role');
  const wanted = roles.filter((role) => role !== 'employee');
  if (present.length === wanted.length && wanted.every((role) => present.includes(role))) return;
  await rowsOf(scope, 'held_roles').where('person_id', person).delete();
  await addRows(
    scope,
    'held_roles',
    wanted.map((role) => ({ person_id: person, role })),
  );
}

/** Held first and looked at again then: whoever signs in meanwhile is in the log by the second look. */
async function forgetSilent(scope: Scope, since: Date): Promise<number> {
  const silent = await rowsHeld(scope, 'held_roles')
    .whereNotExists(entriesSince(scope, since))
    .pluck<string[]>('person_id');
  let forgotten = 0;
  for (const person of new Set(silent)) {
    const rows: number = await rowsOf(scope, 'held_roles')
      .where('person_id', person)
      .whereNotExists(entriesSince(scope, since))
      .delete();
    if (rows > 0) forgotten += 1;
  }
  return forgotten;
}

/** Of whoever holds the role: asked whether there is one, nothing else. */
function entriesSince(scope: Scope, since: Date): Knex.QueryBuilder {
  return rowsOf(scope, 'sign_ins')
    .join('persons', sameTenant('persons', 'sign_ins', [['ref', 'person_ref']]))
    .whereRaw('persons.id = held_roles.person_id')
    .where('sign_ins.at', '>', since.toISOString())
    .select('sign_ins.person_ref');
}
