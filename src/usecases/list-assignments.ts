// Sign-ins that wait until somebody says whose they are, the one that waits longest first.
import { requireRole, type Actor } from '../domain/actor';
import { assignmentsEndedBefore } from '../domain/assignment';
import { countLimit, pageSize, type Cursor, type Listed } from '../domain/paging';
import type { Ports } from './ports';
import type { AssignmentOverview } from './ports-of-assignments';

export async function listAssignments(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  after: Cursor | null,
): Promise<Listed<AssignmentOverview>> {
  requireRole(actor, 'it-admin', 'tenant-admin');
  const since = assignmentsEndedBefore(clock());
  const { assignments } = store.forTenant(actor.tenantId);
  return {
    page: await assignments.listWaiting(since, { after, limit: pageSize }),
    hits: await assignments.countWaitingUpTo(since, countLimit),
  };
}
