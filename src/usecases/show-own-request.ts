// One of the person's own applications; anybody else's is not there.
import type { AccessRequest } from '../domain/access-request';
import type { Actor } from '../domain/actor';
import { ownCourse, type OwnStep } from '../domain/case-course';
import { Refusal } from '../domain/errors';
import type { Grant } from '../domain/grant';
import type { AccessRequestId } from '../domain/ids';
import type { Person } from '../domain/person';
import type { RequestQuery } from '../domain/request-query';
import type { RequestObligation } from '../domain/request-obligation';
import type { RequestStep } from '../domain/request-step';
import type { Ports } from './ports';
import { assessmentOfRequest, type AssessmentInForce } from './steps/assessment-of-request';
import type { AuditItem } from './ports-of-the-audit-log';
import { eventsOfCase } from './steps/events-of-a-case';
import { shownSteps, type ShownSteps } from './steps/shown-steps';

export type ShownRequest = {
  readonly request: AccessRequest;
  readonly person: Person;
  readonly profileName: string;
  readonly assessed: AssessmentInForce | null;
  /** What the approval yielded; null until then. */
  readonly grant: Grant | null;
  /** Oldest first. */
  readonly queries: readonly RequestQuery[];
  /** What happened, oldest first, without the remarks of those who decide. */
  readonly course: readonly OwnStep[];
  /** Whom it has been asked of, in order. */
  readonly steps: readonly RequestStep[];
  /** The name behind what they have answered themselves; null where another was named since. */
  readonly supervisor: string | null;
  readonly obligations: readonly RequestObligation[];
  /** What the devices and files among it are called. */
  readonly deviceNames: ReadonlyMap<string, string>;
};

export async function showOwnRequest(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  id: AccessRequestId,
): Promise<ShownRequest> {
  const records = store.forTenant(actor.tenantId);
  const request = await records.requests.find(id);
  if (request === null || request.personId !== actor.personId)
    throw new Refusal('not-found', 'no-such-access-request');
  const person = await records.persons.find(request.personId);
  if (person === null) throw new Refusal('not-found', 'no-such-access-request');
  const profile = await records.profiles.find(request.profileId);
  const { grant, devices, events } = await eventsOfCase(records, request);
  const { steps, names } = await shownSteps(records, request);
  return {
    request,
    person,
    profileName: profile?.name ?? '',
    assessed: await assessmentOfRequest(records, id),
    grant,
    queries: await records.requestQueries.ofRequest(id),
    course: ownCourse(events, request.personRef),
    steps,
    supervisor: supervisorIn(steps, names, events),
    obligations: await records.requestObligations.ofRequest(id),
    deviceNames: new Map(devices.map((device) => [device.id, device.name])),
  };
}

function supervisorIn(
  steps: readonly RequestStep[],
  names: ShownSteps['names'],
  events: readonly AuditItem[],
): string | null {
  const step = steps.find(({ office }) => office === 'supervisor');
  const isAnother =
    step?.isHandedOn === true || events.some(({ action }) => action === 'access-request.supervisor-named');
  return step?.assignee == null || isAnother ? null : (names.get(step.assignee.ref) ?? null);
}
