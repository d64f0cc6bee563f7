/**
 * What IT may order about a gateway's OpenVPN server over TCP, and how far the gateway has followed. A network of its
 * tunnels must lead nowhere else, and be as large as the one over UDP, place for place.
 */
import { requireRole, type Actor } from './actor';
import { checkedPool, networkAfter, poolsOverlap } from './address-pool';
import { isAgentFrom } from './agent-version';
import type { AuditEvent } from './audit-event';
import { cidr, isCidr4, isCidr6, port, type Cidr, type Cidr4, type Cidr6 } from './config-fields';
import { Refusal } from './errors';
import { gatewayEvent, type AddressPool, type Gateway, type GatewayGroup } from './gateway';
import type { OpenvpnTcp } from './openvpn-tcp';
import { isFree } from './tunnel-networks';

/** Networks as they were typed. */
export type WantedTcp = {
  readonly port: number;
  readonly network4: string;
  /** Empty: none. */
  readonly network6: string;
};

/** What is there already, in the whole municipality. */
export type TcpSurroundings = {
  readonly group: Pick<GatewayGroup, 'id' | 'reachable'>;
  /** Networks that any profile of the group reaches. */
  readonly reached: readonly string[];
  readonly pools: readonly AddressPool[];
  readonly gateways: readonly Gateway[];
};

type About = Pick<Gateway, 'id' | 'endpointHost'>;
export type TcpChange = { readonly actor: Actor; readonly around: TcpSurroundings };

/** Null where nothing is to be changed; `wanted` null: over UDP only. */
export function changeOpenvpnTcp(
  gateway: Gateway,
  wanted: WantedTcp | null,
  { actor, around }: TcpChange,
): { readonly tcp: OpenvpnTcp | null; readonly event: AuditEvent } | null {
  requireRole(actor, 'it-admin');
  if (gateway.state === 'removed') throw new Refusal('conflict', 'gateway-removed');
  const tcp = wanted === null ? null : checkedTcp(gateway, wanted, around);
  if (JSON.stringify(tcp) === JSON.stringify(gateway.openvpnTcp)) return null;
  const event = gatewayEvent(gateway, 'gateway.tcp-changed', actor);
  return { tcp, event: { ...event, data: { ...event.data, ...(tcp ?? { port: null }) } } };
}

function checkedTcp(gateway: About, wanted: WantedTcp, around: TcpSurroundings): OpenvpnTcp {
  const tcp = {
    port: port(wanted.port),
    network4: checkedNetwork4(wanted.network4, around),
    network6: wanted.network6 === '' ? null : checkedNetwork6(wanted.network6, around),
  };
  if (isTaken(tcp.network4, gateway, around)) throw new Refusal('invalid', 'tcp-network4-taken');
  if (tcp.network6 !== null && isTaken(tcp.network6, gateway, around))
    throw new Refusal('invalid', 'tcp-network6-taken');
  requireFreePort(gateway, tcp.port, around);
  return tcp;
}

/** The pools of the server over UDP, which serves the first of each family. */
export function openvpnPools({ group, pools }: Pick<TcpSurroundings, 'group' | 'pools'>) {
  const mine = pools.filter((pool) => pool.gatewayGroupId === group.id && pool.protocol === 'openvpn');
  const ofFamily = (family: 4 | 6): Cidr | null => mine.find((pool) => pool.family === family)?.cidr ?? null;
  return { pool4: ofFamily(4), pool6: ofFamily(6) };
}

function checkedNetwork4(typed: string, around: TcpSurroundings): Cidr4 {
  const { pool4 } = openvpnPools(around);
  if (pool4 === null) throw new Refusal('unavailable', 'no-address-pool');
  const network = checkedPool(typed);
  if (!isCidr4(network)) throw new Refusal('invalid', 'tcp-network4-family');
  if (!isAsLarge(network, pool4)) throw new Refusal('invalid', 'tcp-network4-size');
  return network;
}

function checkedNetwork6(typed: string, around: TcpSurroundings): Cidr6 {
  const { pool6 } = openvpnPools(around);
  const network = checkedPool(typed);
  if (!isCidr6(network)) throw new Refusal('invalid', 'tcp-network6-family');
  if (pool6 === null) throw new Refusal('invalid', 'tcp-network6-alone');
  if (!isAsLarge(network, pool6)) throw new Refusal('invalid', 'tcp-network6-size');
  return network;
}

const lengthOf = (network: Cidr): string => network.slice(network.indexOf('/'));
const isAsLarge = (network: Cidr, pool: Cidr): boolean => lengthOf(network) === lengthOf(pool);

/** Gateways of one group may have the same network, as they have the same pools: the office sees the gateway's address. */
function isTaken(network: Cidr, { id }: About, around: TcpSurroundings): boolean {
  const { group, pools, gateways, reached } = around;
  const behind = [...group.reachable, ...reached].map(cidr);
  const others = gateways
    .filter((other) => other.id !== id && other.state !== 'removed')
    .flatMap((other) =>
      networksOf(other).filter((one) => other.gatewayGroupId !== group.id || one !== network),
    );
  return !isFree(network, { pools, behind, overTcp: others });
}

export function networksOf({ openvpnTcp: tcp }: Pick<Gateway, 'openvpnTcp'>): readonly Cidr[] {
  if (tcp === null) return [];
  return tcp.network6 === null ? [tcp.network4] : [tcp.network4, tcp.network6];
}

/** Two agents may share a host, but not a port. */
function requireFreePort({ id, endpointHost }: About, wanted: number, { gateways }: TcpSurroundings): void {
  const taken = gateways.some(
    (other) =>
      other.id !== id &&
      other.state !== 'removed' &&
      other.endpointHost === endpointHost &&
      other.openvpnTcp?.port === wanted,
  );
  if (taken) throw new Refusal('conflict', 'tcp-port-taken');
}

const tries = 64;

/** Networks that could be had, for whoever has no wishes: those of a neighbour in the group, or the nearest free ones. */
export function proposedTcp(gateway: About, wantedPort: number, around: TcpSurroundings): WantedTcp {
  const { pool4, pool6 } = openvpnPools(around);
  if (pool4 === null) throw new Refusal('unavailable', 'no-address-pool');
  const neighbour = around.gateways
    .filter(({ id, state }) => id !== gateway.id && state !== 'removed')
    .find((other) => other.gatewayGroupId === around.group.id && other.openvpnTcp !== null)?.openvpnTcp;
  const network4 = neighbour?.network4 ?? nearestFree(pool4, gateway, around);
  if (network4 === null) throw new Refusal('unavailable', 'tcp-no-network-free');
  const network6 = pool6 === null ? null : (neighbour?.network6 ?? nearestFree(pool6, gateway, around));
  return { port: wantedPort, network4, network6: network6 ?? '' };
}

function nearestFree(pool: Cidr, gateway: About, around: TcpSurroundings): Cidr | null {
  for (let step = 1; step <= tries; step += 1) {
    for (const steps of [step, -step]) {
      const network = networkAfter(pool, steps);
      if (network !== null && isForClients(network) && !isTaken(network, gateway, around)) return network;
    }
  }
  return null;
}

/** Addresses that are nobody's on the Internet (RFC 1918, RFC 4193, RFC 6598), so that no proposal hides somebody. */
const ownNetworks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'].map(cidr);
const isForClients = (network: Cidr): boolean => ownNetworks.some((own) => poolsOverlap(own, network));

/** Agents from this version on can have a second server; those before pass over what they are told of it. */
const servesTcpFrom = [1, 2] as const;

/** What it says of itself when its second server is not as ordered. */
export const tcpProblem = 'openvpn-tcp-not-running';

/** `too-old`: its agent knows no second server. Null: none is wanted. */
export type TcpProgress = 'not-enrolled' | 'too-old' | 'ordered' | 'failed' | 'served';

export function tcpProgress(gateway: Gateway): TcpProgress | null {
  if (gateway.openvpnTcp === null) return null;
  if (gateway.state !== 'enrolled') return 'not-enrolled';
  if (!isAgentFrom(gateway.agentVersion, servesTcpFrom)) return 'too-old';
  if (gateway.acknowledged < Math.max(1, gateway.openvpnTcpRevision)) return 'ordered';
  return gateway.problem === tcpProblem ? 'failed' : 'served';
}
