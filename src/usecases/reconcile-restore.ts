// IT has gone through what gateways found after a restore, and has repeated what they cannot know.
import type { Actor } from '../domain/actor';
import { reconcile, silentSince, type Reconciling } from '../domain/restore';
import type { Ports } from './ports';

/** Two at once: one closes it, the other reads that it is closed. */
export async function reconcileRestore(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  wish: Reconciling,
): Promise<void> {
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const restore = await records.restores.latest();
    const compared = await records.restores.compared(restore?.epoch ?? '');
    const silent = silentSince(await records.gateways.list(), compared).length;
    const event = reconcile(restore, wish, { actor, silent });
    await records.restores.close(now);
    await records.audit.append(event, now);
  });
}
