// What a gateway's network for OpenVPN over TCP must keep clear of: everything that the municipality's gateways have.
import type { GatewayGroup } from '../../domain/gateway';
import type { TcpSurroundings } from '../../domain/openvpn-tcp-change';
import { reachableByAny } from '../../domain/profile-reach';
import type { TenantRecords } from '../ports';
import { profilesOfGroup } from './profiles-of-group';

export async function tcpSurroundings(
  records: Pick<TenantRecords, 'profiles' | 'addresses' | 'gateways'>,
  group: GatewayGroup,
): Promise<TcpSurroundings> {
  return {
    group,
    reached: reachableByAny(await profilesOfGroup(records, group)),
    pools: await records.addresses.allPools(),
    gateways: await records.gateways.list(),
  };
}
