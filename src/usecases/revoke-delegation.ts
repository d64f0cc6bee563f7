// A tenant admin ends a delegation: from this moment the person of the provider is nobody here.
import type { Actor } from '../domain/actor';
import { revokeDelegation as revoke } from '../domain/delegation';
import { Refusal } from '../domain/errors';
import type { DelegationId } from '../domain/ids';
import type { Ports } from './ports';

export async function revokeDelegation(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  id: DelegationId,
): Promise<void> {
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const delegation = await records.delegations.find(id);
    if (delegation === null) throw new Refusal('not-found', 'no-such-delegation');
    const { state, event } = revoke(delegation, actor, now);
    await records.delegations.revoke(state);
    await records.audit.append(event, now);
  });
}
