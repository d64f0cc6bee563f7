// An IT admin changes what an access profile is called and how far it goes; what was granted under it stays as it is.
import type { ProfileBasics } from '../domain/access-profile';
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { AccessProfileId } from '../domain/ids';
import { changeProfile } from '../domain/profile-basics';
import type { Ports } from './ports';
import { profileSurroundings } from './steps/profile-surroundings';

export type BasicsWish = {
  readonly profileId: AccessProfileId;
  readonly wanted: ProfileBasics;
  /** The revision that stood on the page. */
  readonly seen: number;
};

/** False where all was so already. Two at once: the second one is told, instead of writing over the first one's unseen. */
export async function changeProfileBasics(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { profileId, wanted, seen }: BasicsWish,
): Promise<boolean> {
  const now = clock();
  return store.forTenant(actor.tenantId).transaction(async (records) => {
    const around = await profileSurroundings(records, actor);
    const profile = around.profiles.find(({ id }) => id === profileId);
    if (profile === undefined) throw new Refusal('not-found', 'no-such-profile');
    const changed = changeProfile(profile, wanted, around);
    if (changed === null) return false;
    await records.profiles.update(changed.state, seen);
    await records.audit.append(changed.event, now);
    return true;
  });
}
