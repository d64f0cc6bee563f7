// One gateway: its state, the addresses of its group, and what it has not confirmed yet.
import { requireRole, type Actor } from '../domain/actor';
import { usage, type PoolUsage } from '../domain/address-pool';
import { enforcementState, type EnforcementState } from '../domain/enforcement';
import { Refusal } from '../domain/errors';
import {
  healthOf,
  type AddressPool,
  type Gateway,
  type GatewayGroup,
  type GatewayHealth,
} from '../domain/gateway';
import type { GatewayId } from '../domain/ids';
import { countLimit } from '../domain/paging';
import type { Ports } from './ports';
import type { UnconfirmedTakeBack } from './ports-of-unconfirmed-orders';

export type UsedPool = PoolUsage & { readonly pool: AddressPool };
export type OpenTakeBack = UnconfirmedTakeBack & { readonly state: EnforcementState };

export type ShownGateway = {
  readonly gateway: Gateway;
  readonly health: GatewayHealth;
  readonly group: GatewayGroup;
  readonly pools: readonly UsedPool[];
  /** Oldest first. */
  readonly unconfirmed: readonly OpenTakeBack[];
};

export async function showGateway(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  id: GatewayId,
): Promise<ShownGateway> {
  requireRole(actor, 'it-admin');
  const now = clock();
  const records = store.forTenant(actor.tenantId);
  const gateway = await records.gateways.find(id);
  const group = gateway === null ? null : await records.groups.find(gateway.gatewayGroupId);
  if (gateway === null || group === null) throw new Refusal('not-found', 'no-such-gateway');
  const { confirmWithinSeconds } = await records.tenant.get();
  const open = await records.unconfirmedOrders.list({ after: null, limit: countLimit }, id);
  const pools = (await records.addresses.allPools()).filter(
    ({ gatewayGroupId }) => gatewayGroupId === group.id,
  );
  return {
    gateway,
    health: healthOf(gateway, now),
    group,
    pools: pools.map((pool) => ({ pool, ...usage(pool.allocated, pool.capacity) })),
    unconfirmed: open.items.map((one) => ({
      ...one,
      state: enforcementState(one, now, confirmWithinSeconds),
    })),
  };
}
