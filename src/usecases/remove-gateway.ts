// A gateway leaves service: the portal no longer answers it, nor waits for its confirmations.
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import { removeGateway as remove } from '../domain/gateway';
import type { GatewayId } from '../domain/ids';
import type { Ports } from './ports';

/** Final. What it had not confirmed stays unproved: nobody can be asked any more. */
export async function removeGateway(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  id: GatewayId,
): Promise<void> {
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const gateway = await records.gateways.find(id);
    if (gateway === null) throw new Refusal('not-found', 'no-such-gateway');
    const { state, event } = remove(gateway, actor);
    await records.gateways.update(state, [gateway.state]);
    await records.serverCertificates.revokeAll(id);
    await records.audit.append(event, now);
  });
}
