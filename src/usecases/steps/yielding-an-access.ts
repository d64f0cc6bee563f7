// The step with which a released application takes effect: a new access comes to be, or the one that it is about changes.
import type { AccessRequest } from '../../domain/access-request';
import type { Actor } from '../../domain/actor';
import { Refusal } from '../../domain/errors';
import { grantFor, isHeld, refuseOverlapOfApplicant } from '../../domain/grant';
import { grantId } from '../../domain/ids';
import type { Ports, TenantRecords } from '../ports';
import { keepToQuota } from './keeping-to-quota';

type Yielding = {
  readonly actor: Actor;
  readonly ids: Ports['ids'];
  readonly timeZone: string;
  readonly now: Date;
};

/** Refused beside an access of the same kind that has come to be since the application, `applicant-has-access`. */
export async function yieldAccess(
  records: TenantRecords,
  request: AccessRequest,
  { actor, ids, timeZone, now }: Yielding,
): Promise<void> {
  // The other way leads past the VPN: IT sets it up elsewhere, and nothing is issued here.
  if (request.assessed?.outcome === 'other-way') return;
  const profile = await records.profiles.find(request.profileId);
  if (profile === null) throw new Refusal('not-found', 'no-such-profile');
  const held = await records.grants.ofPerson(request.personId);
  refuseOverlapOfApplicant(held, profile, request.period);
  if (!held.some(isHeld)) await keepToQuota(records, 'people');
  const grant = grantFor(request, { id: grantId(ids.uuid()), profile, actor, timeZone, now });
  await records.grants.insert(grant.state);
  await records.audit.append(grant.event, now);
}
