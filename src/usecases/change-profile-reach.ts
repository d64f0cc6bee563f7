// An IT admin changes what an access profile reaches, and when; the gateways of its group are told in the same transaction.
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { AccessProfileId } from '../domain/ids';
import { localDay } from '../domain/local-day';
import { requireRoom } from '../domain/profile-reach';
import { changeReach, type WantedReach } from '../domain/profile-reach-change';
import type { Ports } from './ports';
import { devicePools } from './steps/device-pools';
import { profilesOfGroup } from './steps/profiles-of-group';
import { tellSettings } from './steps/telling-settings';

export type ReachWish = {
  readonly profileId: AccessProfileId;
  readonly wanted: WantedReach;
  /** The revision that stood on the page. */
  readonly seen: number;
};

/** False where all was so already. Two at once: the second one is told, instead of writing over the first one's unseen. */
export async function changeProfileReach(
  { store, clock, wakeups }: Pick<Ports, 'store' | 'clock' | 'wakeups'>,
  actor: Actor,
  { profileId, wanted, seen }: ReachWish,
): Promise<boolean> {
  const now = clock();
  const woken = await store.forTenant(actor.tenantId).transaction(async (records) => {
    // Whoever gives a network to devices, or takes it from behind the gateways, at the same time waits here.
    const { timeZone } = await records.tenant.getHeld();
    const profile = await records.profiles.find(profileId);
    const group = profile === null ? null : await records.groups.find(profile.gatewayGroupId);
    if (profile === null || group === null) throw new Refusal('not-found', 'no-such-profile');
    const pools = await devicePools(records);
    const change = changeReach(profile, wanted, { actor, group, pools, today: localDay(now, timeZone) });
    if (change === null) return null;
    await records.profiles.setReach(profileId, change.reach, seen);
    requireRoom(await profilesOfGroup(records, group));
    const ids = await tellSettings(records, await records.gateways.ofGroup(group.id));
    await records.audit.append(change.event, now);
    return ids;
  });
  wakeups.notify(woken ?? []);
  return woken !== null;
}
