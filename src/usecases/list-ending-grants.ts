// Accesses that end within the next 30 days, the soonest first: whoever needs more has to apply in time.
import { requireRole, type Actor } from '../domain/actor';
import { endingBefore } from '../domain/grant';
import { countLimit, pageSize, type Cursor, type Listed } from '../domain/paging';
import type { Ports } from './ports';
import type { GrantOverview } from './ports-of-accesses';

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
