// One case as a whole for those who may look back: what was applied for, asked, decided, issued and confirmed.
import type { AccessProfile } from '../domain/access-profile';
import type { AccessRequest } from '../domain/access-request';
import { requireRole, type Actor } from '../domain/actor';
import { courseOfCase, type CaseStep } from '../domain/case-course';
import { Refusal } from '../domain/errors';
import type { AccessRequestId } from '../domain/ids';
import type { Person } from '../domain/person';
import { archiveReaders } from '../domain/request-archive';
import type { RequestQuery } from '../domain/request-query';
import type { Ports } from './ports';
import { assessmentOfRequest, type AssessmentInForce } from './steps/assessment-of-request';
import { eventsOfCase, type EventsOfCase } from './steps/events-of-a-case';
import { shownSteps, type ShownSteps } from './steps/shown-steps';

export type ShownCase = Omit<EventsOfCase, 'events'> & {
  readonly request: AccessRequest;
  readonly person: Person;
  readonly profile: AccessProfile;
  readonly assessed: AssessmentInForce | null;
  readonly queries: readonly RequestQuery[];
  readonly steps: readonly CaseStep[];
  readonly asked: ShownSteps;
  readonly confirmWithinSeconds: number;
};

export async function showCase(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  id: AccessRequestId,
): Promise<ShownCase> {
  requireRole(actor, ...archiveReaders);
  const records = store.forTenant(actor.tenantId);
  const request = await records.requests.find(id);
  // A draft is nobody's business but its author's.
  if (request === null || request.state === 'draft') throw new Refusal('not-found', 'no-such-access-request');
  const person = await records.persons.find(request.personId);
  const profile = await records.profiles.find(request.profileId);
  if (person === null || profile === null) throw new Refusal('not-found', 'no-such-access-request');
  const { events, ...held } = await eventsOfCase(records, request);
  const proofs = await records.credentials.enforcementsOf(
    held.credentials.map((credential) => credential.id),
  );
  const { confirmWithinSeconds } = await records.tenant.get();
  return {
    ...held,
    request,
    person,
    profile,
    assessed: await assessmentOfRequest(records, id),
    queries: await records.requestQueries.ofRequest(id),
    steps: courseOfCase(events, proofs),
    asked: await shownSteps(records, request),
    confirmWithinSeconds,
  };
}
