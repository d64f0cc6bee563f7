// What the form for an application needs: profiles, how long each may last, what stands in the way, and the leaflet in force.
import { longestPeriod, type AccessProfile } from '../domain/access-profile';
import { isOpen, type AccessRequest } from '../domain/access-request';
import { requireRole, type Actor } from '../domain/actor';
import type { Grant } from '../domain/grant';
import { localDay, type LocalDay } from '../domain/local-day';
import { phaseOf } from '../domain/own-access';
import type { Tenant } from '../domain/tenant';
import type { Ports } from './ports';

export type ProfileChoice = {
  readonly profile: AccessProfile;
  readonly maxDays: number;
  /** One open application per profile: this one has to be decided first. */
  readonly openRequest: AccessRequest | null;
  /** The access that the person has already; the next one begins after it. */
  readonly grant: Grant | null;
};

export type ProfilesToApplyFor = {
  readonly choices: readonly ProfileChoice[];
  readonly today: LocalDay;
  readonly leaflet: { readonly version: number; readonly text: string };
};

export async function profilesToApplyFor(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
): Promise<ProfilesToApplyFor> {
  requireRole(actor, 'employee');
  const now = clock();
  const records = store.forTenant(actor.tenantId);
  const tenant = await records.tenant.get();
  const requests = await records.requests.ofPerson(actor.personId);
  const grants = (await records.grants.ofPerson(actor.personId)).filter((grant) => stillCounts(grant, now));
  const profiles = (await records.profiles.list()).filter(({ state }) => state === 'active');
  return {
    choices: profiles.map((profile) => choiceOf(profile, tenant, { requests, grants })),
    today: localDay(now, tenant.timeZone),
    leaflet: { version: tenant.leafletVersion, text: tenant.leafletText },
  };
}

function choiceOf(
  profile: AccessProfile,
  tenant: Tenant,
  { requests, grants }: { readonly requests: readonly AccessRequest[]; readonly grants: readonly Grant[] },
): ProfileChoice {
  const ofProfile = grants.filter(({ profileId }) => profileId === profile.id);
  return {
    profile,
    maxDays: longestPeriod(profile, tenant),
    openRequest: requests.find((request) => request.profileId === profile.id && isOpen(request)) ?? null,
    grant: ofProfile.toSorted((a, b) => b.endsAt.getTime() - a.endsAt.getTime())[0] ?? null,
  };
}

function stillCounts(grant: Grant, now: Date): boolean {
  const phase = phaseOf(grant, now);
  return phase !== 'ended' && phase !== 'revoked';
}
