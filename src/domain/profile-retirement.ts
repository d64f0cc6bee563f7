/**
 * An access profile is no longer offered: nobody can apply for anything under it, also not for more time. Accesses that
 * there are go on until they end, and applications that were sent before are decided like any other.
 */
import type { AccessProfile } from './access-profile';
import { requireRole, type Actor } from './actor';
import { Refusal } from './errors';
import { profileEvent, requireFreeName, type ProfileTransition } from './profile-basics';

type Around = {
  readonly actor: Actor;
  /** All of the municipality. */
  readonly profiles: readonly AccessProfile[];
};

/** After it nobody can apply for an access any more. */
export function isLastOffered({ id }: Pick<AccessProfile, 'id'>, profiles: Around['profiles']): boolean {
  return !profiles.some((other) => other.id !== id && other.state === 'active');
}

/** Refused: twice, and for the last one on offer unless that is known. */
export function retireProfile(
  profile: AccessProfile,
  { actor, profiles, knowsItIsTheLast }: Around & { readonly knowsItIsTheLast: boolean },
): ProfileTransition {
  requireRole(actor, 'it-admin');
  if (profile.state !== 'active') throw new Refusal('conflict', 'changed-meanwhile');
  const isLast = isLastOffered(profile, profiles);
  if (isLast && !knowsItIsTheLast) throw new Refusal('conflict', 'last-profile-offered');
  const state: AccessProfile = { ...profile, state: 'retired' };
  const event = profileEvent(state, 'access-profile.retired', actor);
  return { state, event: isLast ? { ...event, data: { ...event.data, last: true } } : event };
}

/** Refused where another of its name is on offer by now. */
export function takeUpProfile(profile: AccessProfile, { actor, profiles }: Around): ProfileTransition {
  requireRole(actor, 'it-admin');
  if (profile.state !== 'retired') throw new Refusal('conflict', 'changed-meanwhile');
  requireFreeName(profile.name, { id: profile.id, profiles });
  const state: AccessProfile = { ...profile, state: 'active' };
  return { state, event: profileEvent(state, 'access-profile.taken-up', actor) };
}
