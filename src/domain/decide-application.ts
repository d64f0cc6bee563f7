// IT's decision, the last one: only when all others have been heard, what was unknown has been found out, and the rules do
// not exclude it. With open obligations it is approved and yields nothing yet.
import { approve, deny, type AccessRequest } from './access-request';
import type { Actor } from './actor';
import type { Assessment } from './assessment';
import type { AuditEvent } from './audit-event';
import { dropped } from './decide-step';
import { Refusal } from './errors';
import { obligationsFor, type RequestObligation } from './request-obligation';
import { hasConcerns, requireTurnOfIt, type RequestStep } from './request-step';
import { refuseNamerOfSpeaker } from './stand-in';

type Approving = {
  readonly steps: readonly RequestStep[];
  /** The last one; null for applications from before there were rules. */
  readonly assessment: Assessment | null;
  /** Where data protection has concerns: why it is approved all the same. */
  readonly reason: string;
  readonly now: Date;
  readonly timeZone: string;
};

type Approved = {
  readonly state: AccessRequest;
  readonly steps: readonly RequestStep[];
  readonly obligations: readonly RequestObligation[];
  readonly event: AuditEvent;
};

export function approveApplication(
  request: AccessRequest,
  actor: Actor,
  { steps, assessment, reason, now, timeZone }: Approving,
): Approved {
  const { state: approved, event } = approve(request, actor, { now, timeZone });
  const step = requireTurnOfIt(steps, actor);
  refuseNamerOfSpeaker(steps, actor);
  if (request.assessed?.outcome === 'excluded') throw new Refusal('conflict', 'rules-exclude');
  if ((assessment?.evaluation.toFindOut ?? []).length > 0)
    throw new Refusal('conflict', 'answers-to-find-out');
  if (hasConcerns(steps) && reason === '') throw new Refusal('invalid', 'reason-despite-concerns');
  const obligations = obligationsFor(request, assessment?.evaluation.obligations ?? []);
  const open = obligations.length;
  const decided: RequestStep = {
    ...step,
    state: 'done',
    verdict: 'approved',
    words: reason === '' ? null : reason,
    decidedAt: now,
    decidedBy: { personId: actor.personId, ref: actor.ref },
  };
  return {
    state: { ...approved, openObligations: open },
    steps: steps.map((one) => (one.place === step.place ? decided : one)),
    obligations,
    event: {
      ...event,
      data: { ...event.data, ...(open === 0 ? {} : { openObligations: open }) },
      reason: decided.words,
    },
  };
}

type Denying = {
  readonly steps: readonly RequestStep[];
  readonly reason: string;
  readonly despiteQuery: boolean;
  readonly now: Date;
};

export function denyApplication(request: AccessRequest, actor: Actor, { steps, ...denial }: Denying) {
  const denied = deny(request, actor, denial);
  const step = requireTurnOfIt(steps, actor);
  const { state } = denied;
  const decided: RequestStep = {
    ...step,
    state: 'done',
    verdict: 'refused',
    words: state.decisionReason,
    decidedAt: denial.now,
    decidedBy: { personId: actor.personId, ref: actor.ref },
  };
  return { ...denied, steps: dropped(steps.map((one) => (one.place === step.place ? decided : one))) };
}
