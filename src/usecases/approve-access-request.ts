// An IT admin approves an application: in the same transaction the access comes into being.
import { approve, decidableStates } from '../domain/access-request';
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import { grantFor, isHeld, refuseOverlapOfApplicant } from '../domain/grant';
import { grantId, type AccessRequestId } from '../domain/ids';
import type { Ports } from './ports';
import { keepToQuota } from './steps/keeping-to-quota';

/**
 * Two admins at once: the stored state lets one through, the other reads `already-decided`. Refused beside an access of
 * the same kind that has come to be since the application, `applicant-has-access`.
 */
export async function approveAccessRequest(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  actor: Actor,
  id: AccessRequestId,
): Promise<void> {
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const request = await records.requests.find(id);
    if (request === null) throw new Refusal('not-found', 'no-such-access-request');
    const { timeZone } = await records.tenant.get();
    const profile = await records.profiles.find(request.profileId);
    if (profile === null) throw new Refusal('not-found', 'no-such-profile');
    const decided = approve(request, actor, { now, timeZone });
    const held = await records.grants.ofPerson(request.personId);
    refuseOverlapOfApplicant(held, profile, request.period);
    if (!held.some(isHeld)) await keepToQuota(records, 'people');
    const grant = grantFor(decided.state, { id: grantId(ids.uuid()), profile, actor, timeZone, now });
    await records.requests.update(decided.state, decidableStates);
    await records.grants.insert(grant.state);
    await records.audit.append(decided.event, now);
    await records.audit.append(grant.event, now);
  });
}
