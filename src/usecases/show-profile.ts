// One access profile: what it reaches, and how far its gateways have taken that over.
import type { AccessProfile } from '../domain/access-profile';
import { requireRole, type Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { Gateway, GatewayGroup } from '../domain/gateway';
import type { AccessProfileId } from '../domain/ids';
import type { DevicePool } from '../domain/network-rule-list';
import type { Ports } from './ports';
import { devicePools } from './steps/device-pools';

export type ShownReach = {
  readonly profile: AccessProfile;
  readonly group: GatewayGroup;
  /** All of the municipality's: none of them may be named as a network. */
  readonly pools: readonly DevicePool[];
  readonly gateways: readonly Gateway[];
};

export const profileReaders = ['it-admin', 'tenant-admin', 'security-officer'] as const;

export async function showProfile(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  id: AccessProfileId,
): Promise<ShownReach> {
  requireRole(actor, ...profileReaders);
  const records = store.forTenant(actor.tenantId);
  const profile = await records.profiles.find(id);
  const group = profile === null ? null : await records.groups.find(profile.gatewayGroupId);
  if (profile === null || group === null) throw new Refusal('not-found', 'no-such-profile');
  const gateways = (await records.gateways.ofGroup(group.id)).filter(({ state }) => state === 'enrolled');
  const pools = await devicePools(records);
  return { profile, group, pools, gateways };
}
