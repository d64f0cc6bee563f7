// An IT admin changes what lies behind a gateway group, or its name servers; its gateways are told in the same transaction.
import type { Actor } from '../domain/actor';
import { changeNetworks, type WantedNetworks } from '../domain/group-networks';
import type { GatewayGroupId } from '../domain/ids';
import { gatewayProfile, requireRoom } from '../domain/profile-reach';
import type { Ports } from './ports';
import { gatewayGroup } from './steps/gateway-group';
import { poolSurroundings } from './steps/pool-surroundings';
import { tellSettings } from './steps/telling-settings';

export type NetworksWish = {
  readonly groupId: GatewayGroupId;
  readonly wanted: WantedNetworks;
  /** The revision that stood on the page. */
  readonly seen: number;
};

/** False where all was so already. Two at once: the second one is told, instead of writing over the first one's unseen. */
export async function changeGroupNetworks(
  { store, clock, wakeups }: Pick<Ports, 'store' | 'clock' | 'wakeups'>,
  actor: Actor,
  { groupId, wanted, seen }: NetworksWish,
): Promise<boolean> {
  const now = clock();
  const woken = await store.forTenant(actor.tenantId).transaction(async (records) => {
    // Whoever names these networks in a profile, or gives them to devices, at the same time waits here.
    await records.tenant.getHeld();
    const group = await gatewayGroup(records, groupId);
    const profiles = (await records.profiles.list()).filter(
      ({ gatewayGroupId }) => gatewayGroupId === groupId,
    );
    const devices = await poolSurroundings(records, actor, group);
    const changed = changeNetworks(group, wanted, { actor, profiles, devices });
    if (changed === null) return null;
    await records.groups.setNetworks(changed.group, seen);
    requireRoom(profiles.map((profile) => gatewayProfile(profile, changed.group)));
    const ids = await tellSettings(records, await records.gateways.ofGroup(groupId));
    await records.audit.append(changed.event, now);
    return ids;
  });
  wakeups.notify(woken ?? []);
  return woken !== null;
}
