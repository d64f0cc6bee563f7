// The applications that somebody is about to decide at one go: those that were ticked, or all that match what is looked at.
import { requireRole, type Actor } from '../domain/actor';
import { mostAtOnce } from '../domain/bulk-decision';
import type { AccessRequestId } from '../domain/ids';
import type { Ports } from './ports';
import type { QueueFilter, QueueItem } from './ports-of-accesses';

export type Choice =
  | { readonly kind: 'ticked'; readonly ids: readonly AccessRequestId[] }
  | { readonly kind: 'all'; readonly filter: QueueFilter };

/** Who waits longest comes first; those that are decided by now are left out, and so is whatever is beyond the most at once. */
export async function chooseManyRequests(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  choice: Choice,
): Promise<readonly QueueItem[]> {
  requireRole(actor, 'it-admin');
  const { requests } = store.forTenant(actor.tenantId);
  if (choice.kind === 'all') {
    return (await requests.listOpen(choice.filter, { after: null, limit: mostAtOnce })).items;
  }
  const open = await requests.openAmong(choice.ids.slice(0, mostAtOnce));
  return open.toSorted((a, b) => a.request.submittedAt.getTime() - b.request.submittedAt.getTime());
}
