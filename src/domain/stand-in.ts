// A step whose office nobody can answer for: IT names somebody who does, for this one step. Where anybody of the office can
// answer, it stays theirs; and whoever has chosen who speaks for an office does not approve on that word.
import { requestEvent, requireDecider, type AccessRequest } from './access-request';
import { isSelf, type Actor } from './actor';
import type { AuditEvent } from './audit-event';
import type { Asked } from './decide-step';
import { Refusal } from './errors';
import type { PersonId } from './ids';
import { longestMoveReason } from './move-step';
import {
  officesByRole,
  openSteps,
  requireOpen,
  type OfficeByRole,
  type Party,
  type RequestStep,
} from './request-step';

/** Who could answer for an office today, but for what they have to do with this application. */
export type Answerers = {
  readonly holders: readonly PersonId[];
  readonly deputies: readonly { readonly of: PersonId; readonly deputy: PersonId }[];
};

export function officeOf({ office }: RequestStep): OfficeByRole | null {
  return officesByRole.find((one) => one === office) ?? null;
}

/** Not by the applicant, nor for them by a deputy; not by anybody who has said something in another step. */
export function canBeAnswered(
  request: Pick<AccessRequest, 'personId'>,
  steps: readonly RequestStep[],
  { holders, deputies }: Answerers,
): boolean {
  const isFree = (person: PersonId): boolean => person !== request.personId && !hasSpoken(steps, person);
  return holders.some(isFree) || deputies.some(({ of, deputy }) => of !== request.personId && isFree(deputy));
}

function hasSpoken(steps: readonly RequestStep[], person: PersonId): boolean {
  return steps.some(({ decidedBy }) => decidedBy?.personId === person);
}

type Naming = {
  /** Null: nobody known here. */
  readonly to: Party | null;
  readonly answerers: Answerers;
  readonly reason: string;
  readonly now: Date;
};

/** Another one may be named as long as the step waits. */
export function nameStandIn(
  { request, steps, place }: Pick<Asked, 'request' | 'steps' | 'place'>,
  actor: Actor,
  { to, answerers, reason, now }: Naming,
): { readonly step: RequestStep; readonly event: AuditEvent } {
  requireDecider(request, actor);
  const step = requireOpen(steps.find((one) => one.place === place));
  if (officeOf(step) === null) throw new Refusal('conflict', 'step-of-a-person');
  if (canBeAnswered(request, steps, answerers)) throw new Refusal('conflict', 'office-can-answer');
  if (to === null) throw new Refusal('invalid', 'colleague-unknown');
  if (isSelf(actor, to.personId)) throw new Refusal('forbidden', 'stand-in-is-namer');
  if (to.personId === request.personId) throw new Refusal('invalid', 'supervisor-is-applicant');
  if (hasSpoken(steps, to.personId)) throw new Refusal('invalid', 'colleague-acted-before');
  if (isAskedAlready(steps, to)) throw new Refusal('invalid', 'colleague-is-asked-already');
  if (reason.trim() === '') throw new Refusal('invalid', 'reason-missing');
  if (Array.from(reason).length > longestMoveReason) throw new Refusal('invalid', 'words-too-long');
  const namedBy = { personId: actor.personId, ref: actor.ref };
  const event = requestEvent(request, 'access-request.stand-in-named', { actor, reason });
  return {
    step: { ...step, standIn: { party: to, namedBy }, openedAt: now, escalatedAt: null },
    event: { ...event, data: { ...event.data, office: step.office, standIn: to.ref } },
  };
}

/** By name, in a step that waits: what they said there would take them out of the other. */
function isAskedAlready(steps: readonly RequestStep[], { personId }: Party): boolean {
  return steps.some(
    ({ state, assignee, standIn }) =>
      (state === 'open' || state === 'pending') &&
      (assignee?.personId === personId || standIn?.party.personId === personId),
  );
}

/** Whether it is the stand-in's word, or waits for it; an office may always answer for itself. */
export function isByStandIn({ standIn, decidedBy }: RequestStep): boolean {
  return standIn !== null && (decidedBy === null || decidedBy.personId === standIn.party.personId);
}

/** Whether this person has chosen whoever spoke for an office. */
export function hasNamedSpeaker(steps: readonly RequestStep[], actor: Actor): boolean {
  return steps.some(
    ({ standIn, decidedBy }) =>
      standIn !== null &&
      decidedBy?.personId === standIn.party.personId &&
      isSelf(actor, standIn.namedBy.personId),
  );
}

/** Else one person alone decides by whose word, and with it (BSI ORP.4.A4). A no rests on nobody's word, and is open to them. */
export function refuseNamerOfSpeaker(steps: readonly RequestStep[], actor: Actor): void {
  if (hasNamedSpeaker(steps, actor)) throw new Refusal('forbidden', 'named-stand-in');
}

/** Those that wait for an office. */
export function stepsOfOffices(steps: readonly RequestStep[]): readonly RequestStep[] {
  return openSteps(steps).filter((step) => officeOf(step) !== null);
}
