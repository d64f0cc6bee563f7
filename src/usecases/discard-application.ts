// An employee throws away what they have filled in.
import { requireRole, type Actor } from '../domain/actor';
import type { Ports } from './ports';

/** Done already is as good. */
export async function discardApplication({ store }: Pick<Ports, 'store'>, actor: Actor): Promise<void> {
  requireRole(actor, 'employee');
  await store.forTenant(actor.tenantId).applicationDrafts.remove(actor.personId);
}
