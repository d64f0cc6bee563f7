/**
 * Addresses for more devices: a further pool, or a larger one in the place of a pool. Devices keep the addresses that they
 * have. A pool never shrinks and never goes: somebody may have an address of it.
 */
import { requireRole, type Actor } from './actor';
import type { VpnProtocol } from './access-profile';
import { checkedPool, poolCapacity } from './address-pool';
import type { AuditAction, AuditEvent } from './audit-event';
import { cidrOrNull, isCidr4, type Cidr } from './config-fields';
import { Refusal } from './errors';
import type { AddressPool, Gateway, GatewayGroup } from './gateway';
import type { AddressPoolId } from './ids';
import { cidrCovers } from './network-rule';
import { networksOf } from './openvpn-tcp-change';
import { isFree, requireServable, type TunnelNetworks } from './tunnel-networks';

/** All of the municipality. */
export type PoolSurroundings = Omit<TunnelNetworks, 'pools'> & {
  readonly actor: Actor;
  readonly group: GatewayGroup;
  readonly pools: readonly AddressPool[];
  readonly gateways: readonly Pick<Gateway, 'gatewayGroupId' | 'state' | 'openvpnTcp'>[];
};

/** `network` as it was typed. */
export type WantedPool = { readonly protocol: VpnProtocol; readonly network: string };
export type ChangedPool = { readonly pool: AddressPool; readonly event: AuditEvent };

/** Refused: what a gateway cannot serve beside what it has, and a network that leads elsewhere already. */
export function addPool(
  { protocol, network }: WantedPool,
  id: AddressPoolId,
  around: PoolSurroundings,
): ChangedPool {
  const { actor, group } = around;
  requireRole(actor, 'it-admin');
  const cidr = checkedPool(network);
  const pool: AddressPool = {
    ...{ id, protocol, cidr },
    tenantId: actor.tenantId,
    gatewayGroupId: group.id,
    family: isCidr4(cidr) ? 4 : 6,
    allocated: 0,
    capacity: poolCapacity(cidr),
  };
  const ofGroup = around.pools.filter(({ gatewayGroupId }) => gatewayGroupId === group.id);
  requireServable([...ofGroup, pool]);
  requireFitForOpenvpn(pool, ofGroup);
  if (!isFree(cidr, around)) throw new Refusal('invalid', 'pool-network-taken');
  return { pool, event: poolEvent(pool, 'gateway-group.pool-added', around) };
}

/** What OpenVPN itself takes for a server's network. */
const longest = { 4: 29, 6: 124 } as const;

/**
 * A server with IPv6 does not have its clients block it any more, and a device without an IPv6 address of its own would
 * then send past the tunnel: IPv6 comes before the first device, or not at all.
 */
function requireFitForOpenvpn(pool: AddressPool, ofGroup: readonly AddressPool[]): void {
  if (pool.protocol !== 'openvpn') return;
  if (lengthOf(pool.cidr) > longest[pool.family]) throw new Refusal('invalid', 'pool-openvpn-too-small');
  const isUsed = ofGroup.some(({ protocol, allocated }) => protocol === 'openvpn' && allocated > 0);
  if (pool.family === 6 && isUsed) throw new Refusal('conflict', 'pool-openvpn-ipv6-late');
}

const lengthOf = (network: Cidr): number => Number(network.slice(network.indexOf('/') + 1));

/** The same first address with a shorter length: every device keeps its place. Null where it is that already. */
export function growPool(pool: AddressPool, network: string, around: PoolSurroundings): ChangedPool | null {
  requireRole(around.actor, 'it-admin');
  const cidr = checkedPool(network);
  if (cidr === pool.cidr) return null;
  requireGrowth(pool, cidr, around);
  const grown = { ...pool, cidr, capacity: poolCapacity(cidr) };
  const event = poolEvent(grown, 'gateway-group.pool-grown', around);
  return { pool: grown, event: { ...event, data: { ...event.data, before: pool.cidr } } };
}

function requireGrowth(pool: AddressPool, cidr: Cidr, around: PoolSurroundings): void {
  if (firstOf(cidr) !== firstOf(pool.cidr) || !cidrCovers(cidr, pool.cidr))
    throw new Refusal('invalid', 'pool-not-grown');
  requireNoTcp(pool, around);
  const others = around.pools.filter(({ id }) => id !== pool.id);
  // What lies behind the gateways is held against all pools, this one as it is included.
  if (!isFreeBeside(cidr, { pool, others, around })) throw new Refusal('invalid', 'pool-network-taken');
}

const firstOf = (network: Cidr): string => network.slice(0, network.indexOf('/'));

type Beside = {
  readonly pool: AddressPool;
  readonly others: readonly AddressPool[];
  readonly around: PoolSurroundings;
};

function isFreeBeside(cidr: Cidr, { pool, others, around: { overTcp, behind } }: Beside): boolean {
  const elsewhere = behind.filter((one) => !cidrCovers(one, pool.cidr));
  return isFree(cidr, { pools: others, overTcp, behind: elsewhere });
}

/** A server over TCP has a network as large as this one, place for place. */
function requireNoTcp({ protocol, gatewayGroupId }: AddressPool, { gateways }: PoolSurroundings): void {
  const hasTcp = gateways.some(
    (gateway) =>
      gateway.gatewayGroupId === gatewayGroupId &&
      gateway.state !== 'removed' &&
      networksOf(gateway).length > 0,
  );
  if (protocol === 'openvpn' && hasTcp) throw new Refusal('conflict', 'pool-with-tcp');
}

/** Beyond, nobody needs more at once. */
const steps = 6;

/** Larger networks that could be had in a pool's place, smallest first; none for IPv6, which holds more than anybody counts. */
export function growthsOf(pool: AddressPool, around: PoolSurroundings): readonly Cidr[] {
  if (pool.family === 6) return [];
  const lengths = Array.from({ length: steps }, (_, step) => lengthOf(pool.cidr) - step - 1);
  return lengths
    .flatMap((length) => cidrOrNull(`${firstOf(pool.cidr)}/${length}`) ?? [])
    .filter((network) => isPossible(() => requireGrowth(pool, checkedPool(network), around)));
}

function isPossible(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function poolEvent(pool: AddressPool, action: AuditAction, { actor, group }: PoolSurroundings): AuditEvent {
  return {
    action,
    actor: actor.ref,
    subject: null,
    object: { kind: 'gateway-group', id: group.id },
    data: { name: group.name, network: pool.cidr, protocol: pool.protocol },
    reason: null,
  };
}
