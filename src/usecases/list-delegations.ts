// Whom of the provider a municipality lets act for it, and whom it did.
import { requireRole, type Actor } from '../domain/actor';
import type { EmployeeStanding } from '../domain/delegate-employee';
import { isInForce } from '../domain/delegation';
import type { Ports } from './ports';
import type { NamedDelegation } from './ports-of-delegations';
import { employeeStandings } from './steps/employee-standings';

export type ListedDelegation = NamedDelegation & {
  /** What is known of employees who may be the same human being; nothing of a delegation that is over. */
  readonly standings: readonly EmployeeStanding[];
};

export async function listDelegations(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
): Promise<readonly ListedDelegation[]> {
  requireRole(actor, 'tenant-admin');
  const operator = await store.installation.findOperator();
  const named = await store.forTenant(actor.tenantId).delegations.list();
  const now = clock();
  return Promise.all(
    named.map(async (one) => {
      const { delegation } = one;
      if (operator === null || !isInForce(delegation, now)) return { ...one, standings: [] };
      const pair = {
        operator: operator.id,
        town: actor.tenantId,
        person: delegation.operatorPersonId,
      };
      return { ...one, standings: [...(await employeeStandings(store, pair)).values()] };
    }),
  );
}
