// An IT admin announces a gateway and gets a token with which its host enrols, good once and for a quarter of an hour.
import type { Actor } from '../domain/actor';
import { hostName } from '../domain/config-fields';
import { Refusal } from '../domain/errors';
import { createGateway as create, enrolmentTokenMs, type Gateway } from '../domain/gateway';
import { gatewayId, type GatewayGroupId } from '../domain/ids';
import type { Ports } from './ports';

export type NewGateway = {
  readonly name: string;
  readonly endpointHost: string;
  readonly gatewayGroupId: GatewayGroupId;
};

/** The token is shown once; only its hash is kept. */
export type GatewayWithToken = { readonly gateway: Gateway; readonly token: string };

export async function createGateway(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  actor: Actor,
  input: NewGateway,
): Promise<GatewayWithToken> {
  const now = clock();
  const token = ids.token();
  const named = { name: input.name, endpointHost: hostName(input.endpointHost) };
  const gateway = await store.forTenant(actor.tenantId).transaction(async (records) => {
    const group = await records.groups.find(input.gatewayGroupId);
    if (group === null) throw new Refusal('not-found', 'no-such-gateway-group');
    const { state, event } = create(named, { actor, id: gatewayId(ids.uuid()), group, now });
    await records.gateways.insert(state);
    await records.gateways.setEnrolmentToken(state.id, ids.hash(token), new Date(now.getTime() + enrolmentTokenMs));
    await records.audit.append(event, now);
    return state;
  });
  return { gateway, token };
}
