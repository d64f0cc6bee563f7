// Networks that devices have their addresses from: each leads to one tunnel and nowhere else, or packets would go astray.
import { poolsOverlap } from './address-pool';
import type { VpnProtocol } from './access-profile';
import type { Cidr } from './config-fields';
import { Refusal } from './errors';
import type { AddressPool } from './gateway';
import { maxInterfaceAddresses } from './gateway-limits';

/** All of one municipality. */
export type TunnelNetworks = {
  readonly pools: readonly Pick<AddressPool, 'cidr'>[];
  /** Of gateways' servers over TCP. */
  readonly overTcp: readonly Cidr[];
  /** Behind the gateways, or reached by some profile; name servers among them. */
  readonly behind: readonly Cidr[];
};

/** A network behind the gateway that holds the pools themselves ("everything") says nothing about single addresses. */
function telling(behind: readonly Cidr[], pools: TunnelNetworks['pools']): readonly Cidr[] {
  return behind.filter((one) => !one.endsWith('/0') && !pools.some((pool) => poolsOverlap(one, pool.cidr)));
}

export function isFree(network: Cidr, { pools, overTcp, behind }: TunnelNetworks): boolean {
  const taken = [...pools.map(({ cidr }) => cidr), ...overTcp, ...telling(behind, pools)];
  return !taken.some((one) => poolsOverlap(one, network));
}

type Served = Pick<AddressPool, 'protocol' | 'family'>;

/**
 * What gateways can serve of one group: an OpenVPN server has one network of each family, a WireGuard interface a few,
 * and every device has an IPv4 address.
 */
export function requireServable(pools: readonly Served[]): void {
  const of = (protocol: VpnProtocol, family?: 4 | 6): number =>
    pools.filter((pool) => pool.protocol === protocol && (family ?? pool.family) === pool.family).length;
  if (of('openvpn', 4) > 1 || of('openvpn', 6) > 1) throw new Refusal('invalid', 'pool-openvpn-has-one');
  if (of('wireguard') > maxInterfaceAddresses) throw new Refusal('invalid', 'pool-wireguard-too-many');
  for (const protocol of ['openvpn', 'wireguard'] as const)
    if (of(protocol, 6) > 0 && of(protocol, 4) === 0) throw new Refusal('invalid', 'pool-ipv4-first');
}
