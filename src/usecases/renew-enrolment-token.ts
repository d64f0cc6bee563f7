// A new enrolment token for a gateway: the first one ran out, or its host was built anew.
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import { enrolmentTokenMs, renewToken } from '../domain/gateway';
import type { GatewayId } from '../domain/ids';
import type { GatewayWithToken } from './create-gateway';
import type { Ports } from './ports';

export async function renewEnrolmentToken(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  actor: Actor,
  id: GatewayId,
): Promise<GatewayWithToken> {
  const now = clock();
  const token = ids.token();
  const gateway = await store.forTenant(actor.tenantId).transaction(async (records) => {
    const found = await records.gateways.find(id);
    if (found === null) throw new Refusal('not-found', 'no-such-gateway');
    const event = renewToken(found, actor);
    await records.gateways.setEnrolmentToken(id, ids.hash(token), new Date(now.getTime() + enrolmentTokenMs));
    await records.audit.append(event, now);
    return found;
  });
  return { gateway, token };
}
