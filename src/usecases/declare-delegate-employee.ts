// A tenant admin says whether a delegate is also employed in the municipality itself.
import type { Actor } from '../domain/actor';
import { declareEmployee, mailAddresses, type EmployeeVerdict } from '../domain/delegate-employee';
import { isInForce } from '../domain/delegation';
import { Refusal } from '../domain/errors';
import type { DelegationId } from '../domain/ids';
import type { Ports } from './ports';

export type EmployeeDeclaration = {
  readonly delegation: DelegationId;
  /** The employee's mail address, however it is written. */
  readonly address: string;
  readonly verdict: EmployeeVerdict;
  readonly reason: string;
};

/** A shared mailbox has several people behind it; what is said holds for all of them. */
const mostWithOneAddress = 20;

export async function declareDelegateEmployee(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { delegation: id, address, verdict, reason }: EmployeeDeclaration,
): Promise<void> {
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const delegation = await records.delegations.find(id);
    if (delegation === null) throw new Refusal('not-found', 'no-such-delegation');
    if (!isInForce(delegation, now)) throw new Refusal('conflict', 'delegation-over');
    const text = address.normalize('NFKC').trim().toLowerCase();
    const typed = mailAddresses([{ kind: 'address', text }]);
    const employees = await records.personMarks.withAddress(typed, mostWithOneAddress);
    if (employees.length === 0) throw new Refusal('invalid', 'employee-address-unknown');
    for (const employee of employees) {
      const event = declareEmployee(delegation, actor, { employee, verdict, reason });
      await records.delegations.declareEmployee(delegation.operatorPersonId, employee.id, verdict);
      await records.audit.append(event, now);
    }
  });
}
