// What one gateway carried in the last day, week or quarter of a year: sums of the whole gateway, never anybody's.
import { requireRole, type Actor } from '../domain/actor';
import type { VpnProtocol } from '../domain/access-profile';
import { slotsOf, slotStarts, type CapacityPeriod, type CapacitySlot } from '../domain/capacity-period';
import { Refusal } from '../domain/errors';
import type { AddressPool, Gateway } from '../domain/gateway';
import type { GatewayId } from '../domain/ids';
import type { Ports } from './ports';

export type ShownCapacity = {
  readonly gateway: Gateway;
  readonly period: CapacityPeriod;
  readonly slots: readonly CapacitySlot[];
  /** For how many devices its group has addresses; null: no pool of that protocol. */
  readonly places: Readonly<Record<VpnProtocol, number | null>>;
};

export async function showGatewayCapacity(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { id, period }: { readonly id: GatewayId; readonly period: CapacityPeriod },
): Promise<ShownCapacity> {
  requireRole(actor, 'it-admin');
  const records = store.forTenant(actor.tenantId);
  const gateway = await records.gateways.find(id);
  if (gateway === null) throw new Refusal('not-found', 'no-such-gateway');
  const { timeZone } = await records.tenant.get();
  const starts = slotStarts(period, { now: clock(), timeZone });
  const since = starts[0] ?? clock();
  const { quarters, hours } = records.gatewayCapacity;
  const buckets = period === 'day' ? await quarters(id, since) : await hours(id, since);
  const pools = (await records.addresses.allPools()).filter(
    ({ gatewayGroupId }) => gatewayGroupId === gateway.gatewayGroupId,
  );
  return {
    gateway,
    period,
    slots: slotsOf(starts, buckets),
    places: { openvpn: placesIn(pools, 'openvpn'), wireguard: placesIn(pools, 'wireguard') },
  };
}

/** Every device has one IPv4 address. */
function placesIn(pools: readonly AddressPool[], protocol: VpnProtocol): number | null {
  const mine = pools.filter((pool) => pool.protocol === protocol && pool.family === 4);
  return mine.length === 0 ? null : mine.reduce((sum, { capacity }) => sum + capacity, 0);
}
