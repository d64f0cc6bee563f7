// Every network that devices of the municipality have their addresses from, the ones over TCP included.
import type { DevicePool } from '../../domain/network-rule-list';
import { networksOf } from '../../domain/openvpn-tcp-change';
import type { TenantRecords } from '../ports';

export async function devicePools({
  addresses,
  gateways,
}: Pick<TenantRecords, 'addresses' | 'gateways'>): Promise<readonly DevicePool[]> {
  const inService = (await gateways.list()).filter(({ state }) => state !== 'removed');
  const overTcp = inService.flatMap(networksOf).map((cidr) => ({ cidr }));
  return [...(await addresses.allPools()), ...overTcp];
}
