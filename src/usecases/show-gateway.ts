// One gateway: its state, the addresses of its group, and what it has not confirmed yet.
import type { VpnProtocol } from '../domain/access-profile';
import { requireRole, type Actor } from '../domain/actor';
import { usage, type PoolUsage } from '../domain/address-pool';
import { contactStanding, type ContactStanding } from '../domain/contact-limit';
import { enforcementState, type EnforcementState } from '../domain/enforcement';
import { Refusal } from '../domain/errors';
import {
  healthOf,
  type AddressPool,
  type Gateway,
  type GatewayGroup,
  type GatewayHealth,
} from '../domain/gateway';
import { placesBeside } from '../domain/gateway-maintenance';
import { peerUsage, type PeerUsage } from '../domain/gateway-limits';
import type { GatewayId } from '../domain/ids';
import { countLimit } from '../domain/paging';
import type { Ports, TenantRecords } from './ports';
import type { UnconfirmedTakeBack } from './ports-of-unconfirmed-orders';

export type UsedPool = PoolUsage & { readonly pool: AddressPool };
export type OpenTakeBack = UnconfirmedTakeBack & { readonly state: EnforcementState };

export type ShownGateway = {
  readonly gateway: Gateway;
  readonly health: GatewayHealth;
  /** How long it goes on without the portal; null: without end. */
  readonly closeAfterHours: number | null;
  readonly contact: ContactStanding;
  readonly group: GatewayGroup;
  readonly pools: readonly UsedPool[];
  /** Null: no WireGuard here. */
  readonly peers: PeerUsage | null;
  /** The oldest of them, oldest first. */
  readonly unconfirmed: readonly OpenTakeBack[];
  /** Stops at one more than 1,000. */
  readonly unconfirmedCount: number;
  /** Devices with a WireGuard file that names this gateway's key; stops at one more than 1,000. */
  readonly wireguardDevices: number;
  /** Those among them whose file is from before its present key. */
  readonly formerKeyDevices: number;
  /** To which its people can go while it is out for maintenance. */
  readonly placesBeside: readonly Gateway[];
  readonly onlyHere: OnlyHere;
};

/** Devices with a file that names no other gateway to which they could go; each stops at one more than 1,000. */
export type OnlyHere = Readonly<Record<VpnProtocol, number>>;

const shownAtMost = 20;

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
  const { confirmWithinSeconds, closeAfterHours } = await records.tenant.get();
  const open = await records.unconfirmedOrders.list({ after: null, limit: shownAtMost }, id);
  const pools = (await records.addresses.allPools()).filter(
    ({ gatewayGroupId }) => gatewayGroupId === group.id,
  );
  const named = await countNamed(records, gateway);
  const members = await records.gateways.ofGroup(group.id);
  return {
    gateway,
    ...named,
    placesBeside: placesBeside(gateway, members, now),
    onlyHere: await countOnlyHere(records, gateway),
    health: healthOf(gateway, now),
    closeAfterHours,
    contact: contactStanding(gateway, closeAfterHours, now),
    group,
    peers: peerUsage(pools),
    pools: pools.map((pool) => ({ pool, ...usage(pool.allocated, pool.capacity) })),
    unconfirmed: open.items.map((one) => ({
      ...one,
      state: enforcementState(one, now, confirmWithinSeconds),
    })),
    unconfirmedCount: await records.unconfirmedOrders.countUpTo(countLimit, id),
  };
}

async function countNamed(
  { fileGateways }: TenantRecords,
  { id, wireguardKeySince }: Gateway,
): Promise<Pick<ShownGateway, 'wireguardDevices' | 'formerKeyDevices'>> {
  const count = (before: Date | null): Promise<number> =>
    fileGateways.countDevicesUpTo({ gateway: id, protocol: 'wireguard', before }, countLimit);
  return {
    wireguardDevices: await count(null),
    formerKeyDevices: wireguardKeySince === null ? 0 : await count(wireguardKeySince),
  };
}

async function countOnlyHere({ fileGateways }: TenantRecords, { id }: Gateway): Promise<OnlyHere> {
  const count = (protocol: VpnProtocol): Promise<number> =>
    fileGateways.countOnlyHereUpTo({ gateway: id, protocol, before: null }, countLimit);
  return { openvpn: await count('openvpn'), wireguard: await count('wireguard') };
}
