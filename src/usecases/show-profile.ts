// One access profile: its limits, what it reaches and how far its gateways have taken that over, and how many it concerns.
import {
  offeredProtocols,
  profileReaders,
  type AccessProfile,
  type VpnProtocol,
} from '../domain/access-profile';
import { requireRole, type Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { AddressPool, Gateway, GatewayGroup } from '../domain/gateway';
import type { AccessProfileId } from '../domain/ids';
import type { DevicePool } from '../domain/network-rule-list';
import { countLimit } from '../domain/paging';
import { isLastOffered } from '../domain/profile-retirement';
import type { Ports } from './ports';
import { devicePools } from './steps/device-pools';

export type ShownProfile = {
  readonly profile: AccessProfile;
  /** Those of its protocols that the municipality has decided for. */
  readonly offered: readonly VpnProtocol[];
  /** The municipality has decided for WireGuard. */
  readonly isDecided: boolean;
  readonly group: GatewayGroup;
  /** Where devices have their addresses from, in the whole municipality: none of it may be named as a network. */
  readonly devices: readonly DevicePool[];
  readonly pools: readonly AddressPool[];
  readonly gateways: readonly Gateway[];
  /** Accesses under it that have not ended. */
  readonly accesses: number;
  /** Applications for it that nobody has decided. */
  readonly openRequests: number;
  /** No other one is on offer. */
  readonly isLastOffered: boolean;
};

export async function showProfile(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  id: AccessProfileId,
): Promise<ShownProfile> {
  requireRole(actor, ...profileReaders);
  const records = store.forTenant(actor.tenantId);
  const profiles = await records.profiles.list();
  const profile = profiles.find((one) => one.id === id);
  const group = profile === undefined ? null : await records.groups.find(profile.gatewayGroupId);
  if (profile === undefined || group === null) throw new Refusal('not-found', 'no-such-profile');
  const tenant = await records.tenant.get();
  const gateways = (await records.gateways.ofGroup(group.id)).filter(({ state }) => state === 'enrolled');
  return {
    profile,
    offered: offeredProtocols(profile, tenant),
    isDecided: tenant.wireguard !== null,
    group,
    devices: await devicePools(records),
    pools: await records.addresses.allPools(),
    gateways,
    accesses: await records.grants.countHeldUpTo(id, countLimit),
    openRequests: await records.requests.countOpenUpTo({ profileId: id }, countLimit),
    isLastOffered: isLastOffered(profile, profiles),
  };
}
