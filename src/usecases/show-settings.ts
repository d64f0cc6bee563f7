// What a municipality has set: its words and limits, its decision for WireGuard, its access profiles and their addresses.
import { offeredProtocols, type AccessProfile, type VpnProtocol } from '../domain/access-profile';
import { requireRole, type Actor } from '../domain/actor';
import { usage, type PoolUsage } from '../domain/address-pool';
import type { AddressPool } from '../domain/gateway';
import type { Tenant } from '../domain/tenant';
import type { Ports } from './ports';

export type ShownProfile = {
  readonly profile: AccessProfile;
  /** Those of the profile that the municipality has decided for. */
  readonly offered: readonly VpnProtocol[];
  readonly groupName: string;
  readonly pools: readonly (PoolUsage & { readonly pool: AddressPool })[];
};

export type Settings = { readonly tenant: Tenant; readonly profiles: readonly ShownProfile[] };

export async function showSettings({ store }: Pick<Ports, 'store'>, actor: Actor): Promise<Settings> {
  requireRole(actor, 'it-admin', 'tenant-admin', 'security-officer');
  const records = store.forTenant(actor.tenantId);
  const tenant = await records.tenant.get();
  const groups = new Map((await records.groups.list()).map(({ id, name }) => [id, name]));
  const pools = await records.addresses.allPools();
  const profiles = (await records.profiles.list()).map((profile) => ({
    profile,
    offered: offeredProtocols(profile, tenant),
    groupName: groups.get(profile.gatewayGroupId) ?? '',
    pools: pools
      .filter(({ gatewayGroupId }) => gatewayGroupId === profile.gatewayGroupId)
      .filter(({ protocol }) => profile.protocols.includes(protocol))
      .map((pool) => ({ pool, ...usage(pool.allocated, pool.capacity) })),
  }));
  return { tenant, profiles };
}
