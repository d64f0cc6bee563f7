// The step that says which employees of a municipality a person of the provider may be, and what has been declared of it.
import { employeesBehind, mailAddresses, type EmployeeStanding } from '../../domain/delegate-employee';
import type { PersonId, TenantId } from '../../domain/ids';
import type { Ports } from '../ports';

type Pair = { readonly operator: TenantId; readonly town: TenantId; readonly person: PersonId };

/** More who share a mailbox do not make it clearer. */
const sharingLookedAt = 20;

/** The provider's addresses are compared here and told to nobody. */
export async function employeeStandings(
  store: Ports['store'],
  { operator, town, person }: Pair,
): Promise<ReadonlyMap<PersonId, EmployeeStanding>> {
  const records = store.forTenant(town);
  const addresses = mailAddresses(await store.forTenant(operator).personMarks.ofPerson(person));
  const sharing = await records.personMarks.withAddress(addresses, sharingLookedAt);
  return employeesBehind(
    await records.delegations.employeesOf(person),
    sharing.map(({ id }) => id),
  );
}
