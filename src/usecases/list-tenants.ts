// All municipalities, as people of the provider see them: names, addresses and how each stands, nothing of their people.
import { requireRole, type Actor } from '../domain/actor';
import type { Ports } from './ports';
import type { TenantStanding } from './ports-of-the-installation';

export async function listTenants(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
): Promise<readonly TenantStanding[]> {
  requireRole(actor, 'operator-admin');
  return store.installation.standings(clock());
}
