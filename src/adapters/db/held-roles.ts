// Which roles people held at their last sign-in, without when that was; the everyday role of an employee is left out.
import type { PersonId } from '../../domain/ids';
import type { Role } from '../../domain/roles';
import type { HeldRoleRecords } from '../../usecases/ports-of-roles';
import { addRows, rowsOf, type Scope } from './scope';

export function heldRoleRecords(scope: Scope): HeldRoleRecords {
  return {
    ofPerson: (person) => ofPerson(scope, person),
    keep: (person, roles) => scope.atomically((inside) => keep(inside, person, roles)),
  };
}

async function ofPerson(scope: Scope, person: PersonId): Promise<readonly Role[]> {
  return rowsOf(scope, 'held_roles').where('person_id', person).orderBy('role').pluck<Role[]>('role');
}

/** Written only when something has changed, so that an everyday sign-in reads and nothing else. */
async function keep(scope: Scope, person: PersonId, roles: readonly Role[]): Promise<void> {
  const present = await ofPerson(scope, person);
  const wanted = roles.filter((role) => role !== 'employee');
  if (present.length === wanted.length && wanted.every((role) => present.includes(role))) return;
  await rowsOf(scope, 'held_roles').where('person_id', person).delete();
  await addRows(
    scope,
    'held_roles',
    wanted.map((role) => ({ person_id: person, role })),
  );
}
