// One request as whoever decides it needs it: what is asked, by whom, what that person has or had, and what comes next.
import type { AccessProfile } from '../domain/access-profile';
import { mayApprove, mayDecide, type AccessRequest } from '../domain/access-request';
import { isSelf, requireRole, type Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { Grant } from '../domain/grant';
import type { AccessRequestId } from '../domain/ids';
import { endOfLocalDay } from '../domain/local-day';
import type { Person } from '../domain/person';
import type { RequestQuery } from '../domain/request-query';
import type { Ports, TenantRecords } from './ports';
import { assessmentOfRequest, type AssessmentInForce } from './steps/assessment-of-request';

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
  /** The request that waits longest and that this admin may decide. */
  readonly next: AccessRequest | null;
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
    mayDecide: mayDecide(request, actor),
    mayApprove: mayApprove(request, actor),
    periodOver: endOfLocalDay(request.period.until, timeZone) <= clock(),
    next: await nextToDecide(records, actor, id),
  };
}

/** One person has few open requests of their own, so that the first few of the queue hold one of somebody else. */
async function nextToDecide(
  records: TenantRecords,
  actor: Actor,
  not: AccessRequestId,
): Promise<AccessRequest | null> {
  const { items } = await records.requests.listOpen({ profileId: null }, { after: null, limit: 20 });
  const next = items.find(({ request }) => request.id !== not && mayApprove(request, actor));
  return next?.request ?? null;
}
