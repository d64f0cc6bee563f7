// An IT admin stops offering an access profile, or offers it again.
import type { AccessProfile } from '../domain/access-profile';
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { AccessProfileId } from '../domain/ids';
import type { ProfileSurroundings, ProfileTransition } from '../domain/profile-basics';
import { retireProfile as retire, takeUpProfile as takeUp } from '../domain/profile-retirement';
import type { Ports } from './ports';
import { profileSurroundings } from './steps/profile-surroundings';

type Needs = Pick<Ports, 'store' | 'clock'>;

export type RetirementWish = {
  readonly id: AccessProfileId;
  /** Whoever asks has read that nobody can apply for an access any more. */
  readonly knowsItIsTheLast: boolean;
};

export function retireProfile(
  ports: Needs,
  actor: Actor,
  { id, knowsItIsTheLast }: RetirementWish,
): Promise<void> {
  return moved(ports, actor, {
    id,
    move: (profile, around) => retire(profile, { ...around, knowsItIsTheLast }),
  });
}

export function takeUpProfile(ports: Needs, actor: Actor, id: AccessProfileId): Promise<void> {
  return moved(ports, actor, { id, move: takeUp });
}

type Move = {
  readonly id: AccessProfileId;
  readonly move: (profile: AccessProfile, around: ProfileSurroundings) => ProfileTransition;
};

async function moved({ store, clock }: Needs, actor: Actor, { id, move }: Move): Promise<void> {
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    // Two at once, each about another profile, would both see the other as the one that stays.
    const around = await profileSurroundings(records, actor);
    const profile = around.profiles.find((one) => one.id === id);
    if (profile === undefined) throw new Refusal('not-found', 'no-such-profile');
    const { state, event } = move(profile, around);
    await records.profiles.update(state, profile.revision);
    await records.audit.append(event, now);
  });
}
