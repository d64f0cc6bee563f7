// One access profile: what it reaches, and how far its gateways have taken that over.
import type { AccessProfile } from '../domain/access-profile';
import { requireRole, type Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { AddressPool, Gateway, GatewayGroup } from '../domain/gateway';
import type { AccessProfileId } from '../domain/ids';
import type { Ports } from './ports';

export type ShownReach = {
  readonly profile: AccessProfile;
  readonly group: GatewayGroup;
  /** All of the municipality's: none of them may be named as a network. */
  readonly pools: readonly AddressPool[];
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
  const pools = await records.addresses.allPools();
  return { profile, group, pools, gateways };
}
