// An IT admin announces a gateway and gets a token with which its host enrols, good once and for a quarter of an hour.
import type { Actor } from '../domain/actor';
import { hostName } from '../domain/config-fields';
import { Refusal } from '../domain/errors';
import { createGateway as create, type Gateway, type GatewayGroup } from '../domain/gateway';
import { gatewayId, type GatewayGroupId } from '../domain/ids';
import { changeOpenvpnTcp, proposedTcp } from '../domain/openvpn-tcp-change';
import type { Ports, TenantRecords } from './ports';
import { gatewayGroup } from './steps/gateway-group';
import { keepToQuota } from './steps/keeping-to-quota';
import { tcpSurroundings } from './steps/tcp-surroundings';
import { giveEnrolmentToken, type GatewayWithToken } from './steps/enrolment-token';

export type NewGateway = {
  readonly name: string;
  readonly endpointHost: string;
  readonly gatewayGroupId: GatewayGroupId;
  /** Also OpenVPN over TCP, at this port; its network is chosen. */
  readonly tcpPort?: number;
};

/** Refused under the name of another one in service, `gateway-name-taken`. */
export async function createGateway(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  actor: Actor,
  input: NewGateway,
): Promise<GatewayWithToken> {
  const now = clock();
  const named = { name: input.name, endpointHost: hostName(input.endpointHost) };
  return store.forTenant(actor.tenantId).transaction(async (records) => {
    const group = await gatewayGroup(records, input.gatewayGroupId);
    // Whoever announces one at the same time waits here, and then sees this one.
    await records.tenant.getHeld();
    await refuseDouble(records, input.name);
    await keepToQuota(records, 'gateways');
    const { state, event } = create(named, { actor, id: gatewayId(ids.uuid()), group, now });
    const { tcpPort } = input;
    const overTcp = tcpPort === undefined ? null : await withTcp(records, state, { actor, group, tcpPort });
    const gateway = { ...state, openvpnTcp: overTcp?.tcp ?? null };
    await records.gateways.insert(gateway);
    await records.audit.append(event, now);
    if (overTcp !== null) await records.audit.append(overTcp.event, now);
    return giveEnrolmentToken(records, ids, { gateway, now });
  });
}

type TcpOf = { readonly actor: Actor; readonly group: GatewayGroup; readonly tcpPort: number };

async function withTcp(records: TenantRecords, gateway: Gateway, { actor, group, tcpPort }: TcpOf) {
  const around = await tcpSurroundings(records, group);
  return changeOpenvpnTcp(gateway, proposedTcp(gateway, tcpPort, around), { actor, around });
}

/** Two clicks make one gateway; and people tell gateways apart by their names. */
async function refuseDouble({ gateways }: TenantRecords, wanted: string): Promise<void> {
  const taken = (await gateways.list()).some(({ name, state }) => name === wanted && state !== 'removed');
  if (taken) throw new Refusal('conflict', 'gateway-name-taken');
}
