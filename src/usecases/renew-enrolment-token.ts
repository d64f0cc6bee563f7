// A new enrolment token for a gateway: the first one ran out, or its host was built anew.
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import { renewToken } from '../domain/gateway';
import type { GatewayId } from '../domain/ids';
import type { Ports } from './ports';
import { giveEnrolmentToken, type GatewayWithToken } from './steps/enrolment-token';

/** The one before it is worth nothing from here on; what the gateway has stays in force until its host enrols. */
export async function renewEnrolmentToken(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  actor: Actor,
  id: GatewayId,
): Promise<GatewayWithToken> {
  const now = clock();
  return store.forTenant(actor.tenantId).transaction(async (records) => {
    const found = await records.gateways.find(id);
    if (found === null) throw new Refusal('not-found', 'no-such-gateway');
    const event = renewToken(found, actor);
    await records.audit.append(event, now);
    return giveEnrolmentToken(records, ids, { gateway: found, now });
  });
}
