// Accesses that end within the next 30 days, the soonest first: whoever needs more has to apply in time.
import { requireRole, type Actor } from '../domain/actor';
import { countLimit, pageSize, type Cursor } from '../domain/paging';
import type { Ports } from './ports';
import type { GrantOverview } from './ports-of-a-tenant';
import type { Listed } from './search-people';
import { endingBefore } from './show-today';

export async function listEndingGrants(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  after: Cursor | null,
): Promise<Listed<GrantOverview>> {
  requireRole(actor, 'it-admin', 'help-desk');
  const now = clock();
  const { grants } = store.forTenant(actor.tenantId);
  return {
    page: await grants.listEnding(now, endingBefore(now), { after, limit: pageSize }),
    hits: await grants.countEndingUpTo(now, endingBefore(now), countLimit + 1),
  };
}
