// Whom of the provider a municipality lets act for it, and whom it did.
import { requireRole, type Actor } from '../domain/actor';
import type { Ports } from './ports';
import type { NamedDelegation } from './ports-of-delegations';

export async function listDelegations(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
): Promise<readonly NamedDelegation[]> {
  requireRole(actor, 'tenant-admin');
  return store.forTenant(actor.tenantId).delegations.list();
}
