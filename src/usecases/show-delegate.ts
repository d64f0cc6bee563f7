// One delegate as the municipality sees them: who it is, and which of its own employees this may be as well.
import { requireRole, type Actor } from '../domain/actor';
import type { EmployeeStanding } from '../domain/delegate-employee';
import { isInForce, type Delegation } from '../domain/delegation';
import { Refusal } from '../domain/errors';
import type { DelegationId } from '../domain/ids';
import type { Person } from '../domain/person';
import type { Ports } from './ports';
import { employeeStandings } from './steps/employee-standings';

export type ShownDelegate = {
  readonly delegation: Delegation;
  readonly name: string;
  readonly employees: readonly { readonly person: Person; readonly standing: EmployeeStanding }[];
};

export async function showDelegate(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  id: DelegationId,
): Promise<ShownDelegate> {
  requireRole(actor, 'tenant-admin');
  const records = store.forTenant(actor.tenantId);
  const delegation = await records.delegations.find(id);
  if (delegation === null) throw new Refusal('not-found', 'no-such-delegation');
  if (!isInForce(delegation, clock())) throw new Refusal('conflict', 'delegation-over');
  const operator = await store.installation.findOperator();
  if (operator === null) throw new Refusal('not-found', 'no-such-delegation');
  const { operatorPersonId: person, ref } = delegation;
  const standings = await employeeStandings(store, { operator: operator.id, town: actor.tenantId, person });
  const employees = await Promise.all(
    [...standings].map(async ([employee, standing]) => ({
      person: await records.persons.find(employee),
      standing,
    })),
  );
  return {
    delegation,
    name: (await records.persons.namesOf([ref])).get(ref) ?? '',
    employees: employees.flatMap(({ person: found, standing }) =>
      found === null ? [] : [{ person: found, standing }],
    ),
  };
}
