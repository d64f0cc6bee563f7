// Who may read how a municipality's sign-in stands.
import { hasRole, type Actor } from '../../domain/actor';
import type { TenantId } from '../../domain/ids';
import { partyTo } from '../../domain/two-sided-consent';
import type { Ports } from '../ports';

/** IT of the municipality may read, too: it is they who notice first when nobody can sign in. */
export async function requireSignInReader(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  tenant: TenantId,
): Promise<void> {
  if (actor.tenantId === tenant && hasRole(actor, 'it-admin')) return;
  const operator = await store.installation.findOperator();
  partyTo(tenant, actor, operator?.id ?? null);
}
