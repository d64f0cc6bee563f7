// One request as whoever decides it needs it: what is asked, by whom, what that person has or had, and what comes next.
import type { AccessProfile } from '../domain/access-profile';
import { isOpen, mayApprove, mayDecide, type AccessRequest } from '../domain/access-request';
import { isSelf, requireRole, type Actor } from '../domain/actor';
import type { BusinessApplication, Obligation } from '../domain/application-rule';
import { Refusal } from '../domain/errors';
import { questionsToFindOut } from '../domain/find-out';
import type { Grant } from '../domain/grant';
import type { AccessRequestId } from '../domain/ids';
import { endOfLocalDay } from '../domain/local-day';
import type { Person } from '../domain/person';
import type { Question } from '../domain/question';
import type { RequestObligation } from '../domain/request-obligation';
import { hasActedIn, hasConcerns, isTurnOfIt, stepsOf, type RequestStep } from '../domain/request-step';
import type { RequestQuery } from '../domain/request-query';
import { hasNamedSpeaker } from '../domain/stand-in';
import type { Ports, TenantRecords } from './ports';
import { stepsWithoutAnswerer } from './steps/answerers';
import { assessmentOfRequest, type AssessmentInForce } from './steps/assessment-of-request';
import { shownSteps, type ShownSteps } from './steps/shown-steps';

export type ShownQueueItem = {
  readonly request: AccessRequest;
  readonly person: Person;
  readonly profile: AccessProfile;
  readonly assessed: AssessmentInForce | null;
  readonly otherRequests: readonly AccessRequest[];
  readonly grants: readonly Grant[];
  readonly profileNames: ReadonlyMap<string, string>;
  readonly own: boolean;
  /** Questions to the applicant, oldest first. */
  readonly queries: readonly RequestQuery[];
  readonly mayDecide: boolean;
  /** Not while a question waits for its answer. */
  readonly mayApprove: boolean;
  /** The last day asked for is over: nothing is left to approve. */
  readonly periodOver: boolean;
  readonly approval: ShownApproval;
  /** The request that waits longest and that this admin may decide. */
  readonly next: AccessRequest | null;
};

/** What is asked of others, what is still to be found out, and what comes with an approval. */
export type ShownApproval = ShownSteps & {
  readonly isTurnOfIt: boolean;
  /** This admin has said something about it in another step. */
  readonly actedBefore: boolean;
  /** This admin has named whoever spoke for an office: they may deny, and not approve. */
  readonly namedSpeaker: boolean;
  /** Steps that wait for an office of which nobody can answer. */
  readonly unanswerable: readonly RequestStep[];
  readonly isExcluded: boolean;
  readonly hasConcerns: boolean;
  readonly toFindOut: readonly Question[];
  /** The municipality's list, for questions about it. */
  readonly applications: readonly BusinessApplication[];
  /** Of an approval. */
  readonly obligations: readonly RequestObligation[];
  /** Those that an approval would bring. */
  readonly expected: readonly Obligation[];
};

export async function showQueueItem(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  id: AccessRequestId,
): Promise<ShownQueueItem> {
  requireRole(actor, 'it-admin');
  const records = store.forTenant(actor.tenantId);
  const request = await records.requests.find(id);
  // A draft is nobody's business but its author's.
  if (request === null || request.state === 'draft') throw new Refusal('not-found', 'no-such-access-request');
  const person = await records.persons.find(request.personId);
  const profiles = await records.profiles.list();
  const profile = profiles.find((one) => one.id === request.profileId);
  if (person === null || profile === undefined) throw new Refusal('not-found', 'no-such-access-request');
  const requests = await records.requests.ofPerson(person.id);
  const { timeZone } = await records.tenant.get();
  const now = clock();
  const approval = await approvalOf(records, request, { actor, now });
  const isTurn = approval.isTurnOfIt && !approval.actedBefore;
  return {
    request,
    person,
    profile,
    assessed: await assessmentOfRequest(records, id),
    otherRequests: requests.filter((other) => other.id !== id && other.state !== 'draft'),
    grants: await records.grants.ofPerson(person.id),
    profileNames: new Map(profiles.map((one) => [one.id, one.name])),
    own: isSelf(actor, request.personId),
    queries: await records.requestQueries.ofRequest(id),
    mayDecide: isTurn && mayDecide(request, actor),
    mayApprove: isTurn && !approval.namedSpeaker && mayApprove(request, actor),
    approval,
    periodOver: endOfLocalDay(request.period.until, timeZone) <= now,
    next: await nextToDecide(records, actor, id),
  };
}

/** One person has few open requests of their own, so that the first few of the queue hold one of somebody else. */
async function nextToDecide(
  records: TenantRecords,
  actor: Actor,
  not: AccessRequestId,
): Promise<AccessRequest | null> {
  const { items } = await records.requests.listOpen(
    { profileId: null, turn: 'it' },
    { after: null, limit: 20 },
  );
  for (const { request } of items) {
    if (request.id === not || !mayApprove(request, actor)) continue;
    const steps = stepsOf(request, await records.requestSteps.ofRequest(request.id));
    if (isTurnOfIt(steps) && !hasActedIn(steps, actor) && !hasNamedSpeaker(steps, actor)) return request;
  }
  return null;
}

async function approvalOf(
  records: TenantRecords,
  request: AccessRequest,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Promise<ShownApproval> {
  const shown = await shownSteps(records, request);
  const last = (await records.assessments.ofRequest(request.id)).at(-1);
  const undecided = isOpen(request) ? last : undefined;
  const edition = undecided === undefined ? null : await records.applicationEditions.find(undecided.edition);
  return {
    ...shown,
    isTurnOfIt: isTurnOfIt(shown.steps),
    actedBefore: hasActedIn(shown.steps, actor),
    namedSpeaker: hasNamedSpeaker(shown.steps, actor),
    unanswerable: isOpen(request)
      ? await stepsWithoutAnswerer(records, request, { steps: shown.steps, now })
      : [],
    isExcluded: request.assessed?.outcome === 'excluded',
    hasConcerns: hasConcerns(shown.steps),
    toFindOut:
      undecided === undefined || edition === null ? [] : questionsToFindOut(edition.catalogue, undecided),
    applications: edition?.applications ?? [],
    obligations: await records.requestObligations.ofRequest(request.id),
    expected: undecided?.evaluation.obligations ?? [],
  };
}
