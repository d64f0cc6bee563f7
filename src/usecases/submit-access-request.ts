// The employee sends the application that they have filled in.
import { awaitsObligations, caseNumber, type AccessRequest } from '../domain/access-request';
import { requireRole, type Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import { accessRequestId } from '../domain/ids';
import { localDay } from '../domain/local-day';
import { submitApplication } from '../domain/submit-application';
import type { Ports } from './ports';
import { applicationAtHand } from './steps/application-at-hand';
import { surroundingsOf } from './steps/application-surroundings';
import { stepsOfApplication } from './steps/steps-of-an-application';

/**
 * The draft becomes the application, once: a second click finds none, `no-draft`. Two at once for one profile: the second
 * is refused by the database's constraint, `request-already-open`; so is one beside an approval that waits to be released.
 */
export async function submitAccessRequest(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  actor: Actor,
  { shownEdition }: { readonly shownEdition: number },
): Promise<AccessRequest> {
  requireRole(actor, 'employee');
  const now = clock();
  return store.forTenant(actor.tenantId).transaction(async (records) => {
    const { isBegun, draft, grants } = await applicationAtHand(records, actor, now);
    if (!isBegun) throw new Refusal('not-found', 'no-draft');
    const around = await surroundingsOf(records, draft, { actor, grants, now });
    if (around === null && draft.profileId !== null) throw new Refusal('not-found', 'no-such-profile');
    if (around === null) throw new Refusal('conflict', 'application-incomplete');
    const others = await records.requests.ofPerson(actor.personId);
    if (others.some((one) => one.profileId === around.profile.id && awaitsObligations(one)))
      throw new Refusal('conflict', 'request-already-open');
    const { tenant, edition } = around;
    const count = await records.tenant.nextCaseCount();
    const { state, assessment, event } = submitApplication(draft, {
      ...around,
      actor,
      id: accessRequestId(ids.uuid()),
      caseNumber: caseNumber(tenant.caseCode, localDay(now, tenant.timeZone).slice(0, 4), count),
      shownEdition,
      documents: await records.documents.inForce(),
      grants,
    });
    // What was never published is kept with the first application that was judged by it.
    if (edition.version === 1) await records.applicationEditions.insert(edition, now);
    await records.requests.insert(state);
    await records.assessments.insert(assessment);
    await records.requestSteps.save(await stepsOfApplication(records, { state, assessment, actor, now }));
    await records.applicationDrafts.remove(actor.personId);
    await records.audit.append(event, now);
    return state;
  });
}
