// The access profiles of a municipality: those on offer first, each with how many have an access under it.
import {
  offeredProtocols,
  profileReaders,
  type AccessProfile,
  type VpnProtocol,
} from '../domain/access-profile';
import { requireRole, type Actor } from '../domain/actor';
import { countLimit } from '../domain/paging';
import type { Ports } from './ports';

export type ListedProfile = {
  readonly profile: AccessProfile;
  /** Those of the profile that the municipality has decided for. */
  readonly offered: readonly VpnProtocol[];
  /** Null where the municipality has one group only. */
  readonly groupName: string | null;
  readonly accesses: number;
};

export async function listProfiles(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
): Promise<readonly ListedProfile[]> {
  requireRole(actor, ...profileReaders);
  const records = store.forTenant(actor.tenantId);
  const tenant = await records.tenant.get();
  const groups = await records.groups.list();
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  const profiles = await records.profiles.list();
  const inOrder = [
    ...profiles.filter(({ state }) => state === 'active'),
    ...profiles.filter(({ state }) => state === 'retired'),
  ];
  const listed: ListedProfile[] = [];
  for (const profile of inOrder)
    listed.push({
      profile,
      offered: offeredProtocols(profile, tenant),
      groupName: groups.length > 1 ? (names.get(profile.gatewayGroupId) ?? null) : null,
      accesses: await records.grants.countHeldUpTo(profile.id, countLimit),
    });
  return listed;
}
