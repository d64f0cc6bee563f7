// One application as whoever is asked about it needs it: what, by whom, for how long, and what has been said. Nothing of
// networks or devices, and nothing else of the person.
import type { AccessRequest } from '../domain/access-request';
import type { Actor } from '../domain/actor';
import { lastDayOf } from '../domain/lapse-application';
import { isSelf } from '../domain/actor';
import { allHits, type Hit } from '../domain/evaluate-application';
import { Refusal } from '../domain/errors';
import { hasActedIn, type RequestStep } from '../domain/request-step';
import type { RequestQuery } from '../domain/request-query';
import type { Ports } from './ports';
import { loadAsked, type StepToActOn } from './steps/asked-for';

export type ShownInboxItem = {
  readonly request: AccessRequest;
  readonly step: RequestStep;
  readonly personName: string;
  readonly department: string | null;
  readonly profileName: string;
  /** Whom the person stands in for. */
  readonly inPlaceOf: string | null;
  readonly queries: readonly RequestQuery[];
  /** Data protection and security read which rules made them be asked. */
  readonly hits: readonly Hit[];
  /** It was handed in by them, or they have said something about it already. */
  readonly barred: 'own-request' | 'acted-before' | null;
  /** The last day on which it can be decided. */
  readonly lapsesAfter: string;
};

/** To whoever is not asked, or no longer, there is none. */
export async function showInboxItem(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { id, place }: StepToActOn,
): Promise<ShownInboxItem> {
  const records = store.forTenant(actor.tenantId);
  const asked = await loadAsked(records, actor, { id, place, now: clock() });
  const { request, steps, as, tenant } = asked;
  const step = steps.find((one) => one.place === place);
  const person = await records.persons.find(request.personId);
  if (step === undefined || as === null || person === null || isSelf(actor, request.personId))
    throw new Refusal('not-found', 'no-such-access-request');
  const profile = await records.profiles.find(request.profileId);
  const names = as.inPlaceOf === null ? null : await records.persons.namesOf([as.inPlaceOf.ref]);
  const { lapseDays } = await records.approval.get();
  const isLearned = step.office === 'dpo' || step.office === 'security-officer';
  const assessment = isLearned ? (await records.assessments.ofRequest(id)).at(-1) : undefined;
  return {
    request,
    step,
    personName: person.displayName,
    department: person.department,
    profileName: profile?.name ?? '',
    inPlaceOf: as.inPlaceOf === null ? null : (names?.get(as.inPlaceOf.ref) ?? ''),
    queries: await records.requestQueries.ofRequest(id),
    hits: assessment === undefined ? [] : allHits(assessment.evaluation),
    barred:
      as.inPlaceOf?.personId === request.personId
        ? 'own-request'
        : step.state === 'open' && hasActedIn(steps, actor)
          ? 'acted-before'
          : null,
    lapsesAfter: lastDayOf(request, { lapseDays, timeZone: tenant.timeZone }),
  };
}
