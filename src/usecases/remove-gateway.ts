// A gateway leaves service: the portal no longer answers it, nor waits for its confirmations.
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import { removeGateway as remove } from '../domain/gateway';
import type { GatewayId } from '../domain/ids';
import type { Ports } from './ports';
import { revokeGatewayCertificate } from './steps/revoking-a-gateway-certificate';

/** Final. What it had not confirmed stays unproved: nobody can be asked any more. */
export async function removeGateway(
  { store, clock, pki }: Pick<Ports, 'store' | 'clock' | 'pki'>,
  actor: Actor,
  id: GatewayId,
): Promise<void> {
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const gateway = await records.gateways.find(id);
    if (gateway === null) throw new Refusal('not-found', 'no-such-gateway');
    const { state, event } = remove(gateway, actor);
    await records.gateways.update(state, [gateway.state]);
    await revokeGatewayCertificate({ records, pki }, id, { reason: 'cessationOfOperation', now });
    await records.serverCertificates.revokeAll(id);
    await records.audit.append(event, now);
  });
}
