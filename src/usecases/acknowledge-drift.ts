// IT has seen what a gateway found changed by hand, and what came of it.
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import { acknowledgeDrift as acknowledge } from '../domain/gateway';
import type { GatewayId } from '../domain/ids';
import type { Ports } from './ports';

export async function acknowledgeDrift(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { id, seen }: { readonly id: GatewayId; readonly seen: string },
): Promise<void> {
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const gateway = await records.gateways.find(id);
    if (gateway === null) throw new Refusal('not-found', 'no-such-gateway');
    const event = acknowledge(gateway, actor, seen);
    await records.gateways.settleDrift(id, seen);
    await records.audit.append(event, clock());
  });
}
