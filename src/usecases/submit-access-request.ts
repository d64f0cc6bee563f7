// The employee hands in an application.
import { caseNumber, submit, type AccessRequest, type Application } from '../domain/access-request';
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import { refuseOverlap } from '../domain/grant';
import { accessRequestId, type AccessProfileId } from '../domain/ids';
import { localDay } from '../domain/local-day';
import type { Ports } from './ports';

/** Two at once for one profile: the second is refused by the database's constraint, `request-already-open`. */
export async function submitAccessRequest(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  actor: Actor,
  input: { readonly profileId: AccessProfileId; readonly application: Application },
): Promise<AccessRequest> {
  const now = clock();
  return store.forTenant(actor.tenantId).transaction(async (records) => {
    const tenant = await records.tenant.get();
    const profile = await records.profiles.find(input.profileId);
    if (profile === null) throw new Refusal('not-found', 'no-such-profile');
    refuseOverlap(await records.grants.ofPerson(actor.personId), profile, input.application.period);
    const count = await records.tenant.nextCaseCount();
    const number = caseNumber(tenant.caseCode, localDay(now, tenant.timeZone).slice(0, 4), count);
    const from = { actor, id: accessRequestId(ids.uuid()), caseNumber: number };
    const documents = await records.documents.inForce();
    const { state, event } = submit(input.application, from, { profile, tenant, documents, now });
    await records.requests.insert(state);
    await records.audit.append(event, now);
    return state;
  });
}
