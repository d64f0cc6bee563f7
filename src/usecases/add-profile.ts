// An IT admin adds an access profile that people can apply for; the gateways of its group are told in the same transaction.
import type { ProfileBasics } from '../domain/access-profile';
import type { Actor } from '../domain/actor';
import { accessProfileId, type AccessProfileId, type GatewayGroupId } from '../domain/ids';
import { beginProfile } from '../domain/profile-basics';
import { requireRoom } from '../domain/profile-reach';
import type { Ports } from './ports';
import { gatewayGroup } from './steps/gateway-group';
import { profileSurroundings } from './steps/profile-surroundings';
import { profilesOfGroup } from './steps/profiles-of-group';
import { tellSettings } from './steps/telling-settings';

export type ProfileToAdd = ProfileBasics & { readonly groupId: GatewayGroupId };

/** A form sent twice: the second finds the name taken. */
export async function addProfile(
  { store, clock, ids, wakeups }: Pick<Ports, 'store' | 'clock' | 'ids' | 'wakeups'>,
  actor: Actor,
  { groupId, ...wanted }: ProfileToAdd,
): Promise<AccessProfileId> {
  const now = clock();
  const id = accessProfileId(ids.uuid());
  const woken = await store.forTenant(actor.tenantId).transaction(async (records) => {
    const around = await profileSurroundings(records, actor);
    const group = await gatewayGroup(records, groupId);
    const { state, event } = beginProfile(wanted, { id, group }, around);
    await records.profiles.insert(state);
    requireRoom(await profilesOfGroup(records, group));
    // A gateway lets a device whose profile it does not know reach nothing: it is told before anybody can have one.
    const told = await tellSettings(records, await records.gateways.ofGroup(group.id));
    await records.audit.append(event, now);
    return told;
  });
  wakeups.notify(woken);
  return id;
}
