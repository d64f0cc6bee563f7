// What an address pool must keep clear of: other pools, networks over TCP, and what lies behind the gateways of any group.
import type { Actor } from '../../domain/actor';
import type { PoolSurroundings } from '../../domain/address-pool-change';
import { cidr, hostCidr, ipAddress } from '../../domain/config-fields';
import type { GatewayGroup } from '../../domain/gateway';
import { networksOf } from '../../domain/openvpn-tcp-change';
import type { TenantRecords } from '../ports';

type Records = Pick<TenantRecords, 'addresses' | 'gateways' | 'groups' | 'profiles'>;

export async function poolSurroundings(
  records: Records,
  actor: Actor,
  group: GatewayGroup,
): Promise<PoolSurroundings> {
  const gateways = await records.gateways.list();
  const inService = gateways.filter(({ state }) => state !== 'removed');
  return {
    actor,
    group,
    pools: await records.addresses.allPools(),
    gateways,
    overTcp: inService.flatMap(networksOf),
    behind: await behindAnyGroup(records),
  };
}

async function behindAnyGroup({ groups, profiles }: Records): Promise<PoolSurroundings['behind']> {
  const reaches = (await profiles.list()).map(({ reach }) => reach);
  const ofGroups = await groups.list();
  const servers = [...ofGroups, ...reaches].flatMap(({ dns }) => dns).map(ipAddress);
  return [
    ...ofGroups.flatMap(({ reachable }) => reachable).map(cidr),
    ...reaches.flatMap(({ networks }) => (networks ?? []).map(({ network }) => network)),
    ...servers.map(hostCidr),
  ];
}
