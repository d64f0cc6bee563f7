// What a gateway offers over TCP, and what it could offer.
import { requireRole, type Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { Gateway } from '../domain/gateway';
import type { GatewayId } from '../domain/ids';
import { usualTcpPort } from '../domain/openvpn-tcp';
import { openvpnPools, proposedTcp, type WantedTcp } from '../domain/openvpn-tcp-change';
import type { Ports } from './ports';
import { tcpSurroundings } from './steps/tcp-surroundings';

export type ShownTcp = {
  readonly gateway: Gateway;
  /** As it is, or as it could be; null where nothing free was found. */
  readonly values: WantedTcp | null;
  /** The networks over UDP, whose size counts. Null: there is none of the kind. */
  readonly pool4: string | null;
  readonly pool6: string | null;
};

export async function showOpenvpnTcp(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  id: GatewayId,
): Promise<ShownTcp> {
  requireRole(actor, 'it-admin');
  const records = store.forTenant(actor.tenantId);
  const gateway = await records.gateways.find(id);
  const group = gateway === null ? null : await records.groups.find(gateway.gatewayGroupId);
  if (gateway === null || group === null) throw new Refusal('not-found', 'no-such-gateway');
  const around = await tcpSurroundings(records, group);
  const { openvpnTcp: tcp } = gateway;
  const values = tcp === null ? proposal(gateway, around) : { ...tcp, network6: tcp.network6 ?? '' };
  return { gateway, values, ...openvpnPools(around) };
}

function proposal(...[gateway, around]: [Gateway, Parameters<typeof proposedTcp>[2]]): WantedTcp | null {
  try {
    return proposedTcp(gateway, usualTcpPort, around);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
