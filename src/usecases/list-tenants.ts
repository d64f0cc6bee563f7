// All municipalities of the installation, as people of the provider see them: names and addresses, nothing of their people.
import { requireRole, type Actor } from '../domain/actor';
import type { Ports } from './ports';
import type { TenantSummary } from './ports-of-the-installation';

export async function listTenants(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
): Promise<readonly TenantSummary[]> {
  requireRole(actor, 'operator-admin');
  return (await store.installation.tenants()).filter(({ kind }) => kind === 'municipality');
}
