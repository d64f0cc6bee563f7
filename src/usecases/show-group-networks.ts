// What lies behind a gateway group, where its devices have their addresses from, and how far its gateways have followed.
import { profileReaders, type AccessProfile } from '../domain/access-profile';
import { requireRole, type Actor } from '../domain/actor';
import { usage, type PoolUsage } from '../domain/address-pool';
import { growthsOf, type PoolSurroundings } from '../domain/address-pool-change';
import type { Cidr } from '../domain/config-fields';
import type { AddressPool, Gateway, GatewayGroup } from '../domain/gateway';
import type { GatewayGroupId } from '../domain/ids';
import type { Ports } from './ports';
import { gatewayGroup } from './steps/gateway-group';
import { poolSurroundings } from './steps/pool-surroundings';

export type ShownPool = PoolUsage & {
  readonly pool: AddressPool;
  /** Larger networks that could take its place. */
  readonly growths: readonly Cidr[];
};

export type ShownNetworks = {
  readonly group: GatewayGroup;
  readonly pools: readonly ShownPool[];
  readonly gateways: readonly Gateway[];
  /** Of the group. */
  readonly profiles: readonly AccessProfile[];
  readonly around: PoolSurroundings;
};

export async function showGroupNetworks(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  id: GatewayGroupId,
): Promise<ShownNetworks> {
  requireRole(actor, ...profileReaders);
  const records = store.forTenant(actor.tenantId);
  const group = await gatewayGroup(records, id);
  const around = await poolSurroundings(records, actor, group);
  const isOfGroup = ({ gatewayGroupId }: { readonly gatewayGroupId: GatewayGroupId }): boolean =>
    gatewayGroupId === id;
  return {
    group,
    around,
    pools: around.pools.filter(isOfGroup).map((pool) => ({
      pool,
      ...usage(pool.allocated, pool.capacity),
      growths: growthsOf(pool, around),
    })),
    gateways: (await records.gateways.ofGroup(id)).filter(({ state }) => state === 'enrolled'),
    profiles: (await records.profiles.list()).filter(isOfGroup),
  };
}
