// A supervisor's step goes to somebody else: handed on by whoever is asked, once; given to another by IT, where it waits for
// somebody who is away or has left; taken up by somebody who was invited. And it is told of when it waits too long.
import { isOpen, requestEvent, requireDecider, type AccessRequest } from './access-request';
import { isSelf, type Actor } from './actor';
import type { AuditEvent } from './audit-event';
import { requireAsked, type Asked } from './decide-step';
import { Refusal } from './errors';
import type { FederalState } from './federal-state';
import { localDay } from './local-day';
import { requireOpen, type Party, type RequestStep } from './request-step';
import { workingDayAfter } from './working-day';

/** Somebody known, or an address that is invited. */
export type NextAsked = Pick<RequestStep, 'assignee' | 'invited'>;

type Moving = { readonly to: NextAsked; readonly reason: string; readonly now: Date };
type Moved = { readonly step: RequestStep; readonly event: AuditEvent };

export const longestMoveReason = 500;

/** Delegation: once, so that an application does not wander. */
export function handOn(asked: Asked, actor: Actor, moving: Moving): Moved {
  const { as, ...step } = requireAsked(asked, actor);
  if (step.office !== 'supervisor') throw new Refusal('conflict', 'step-of-an-office');
  if (step.isHandedOn) throw new Refusal('conflict', 'handed-on-before');
  const { to } = moving;
  if (to.assignee === null) throw new Refusal('invalid', 'colleague-unknown');
  if (isSelf(actor, to.assignee.personId) || to.assignee.personId === step.assignee?.personId)
    throw new Refusal('invalid', 'colleague-is-asked-already');
  checkNext(asked, moving);
  const moved: RequestStep = { ...step, ...to, isHandedOn: true, openedAt: moving.now, escalatedAt: null };
  const event = requestEvent(asked.request, 'access-request.handed-on', {
    actor,
    reason: moving.reason || null,
  });
  const inPlaceOf = as.inPlaceOf === null ? {} : { inPlaceOf: as.inPlaceOf.ref };
  return { step: moved, event: { ...event, data: { ...event.data, ...inPlaceOf } } };
}

/** Never the applicant, and never whoever names: IT decides afterwards, and would be asked twice. */
export function nameAnother(
  asked: Pick<Asked, 'request' | 'steps' | 'place'>,
  actor: Actor,
  moving: Moving,
): Moved {
  requireDecider(asked.request, actor);
  const step = requireOpen(asked.steps.find(({ place }) => place === asked.place));
  if (step.office !== 'supervisor') throw new Refusal('conflict', 'step-of-an-office');
  const { to } = moving;
  if (to.assignee !== null && isSelf(actor, to.assignee.personId))
    throw new Refusal('forbidden', 'supervisor-is-namer');
  checkNext(asked, moving);
  const moved: RequestStep = { ...step, ...to, isHandedOn: false, openedAt: moving.now, escalatedAt: null };
  return {
    step: moved,
    event: requestEvent(asked.request, 'access-request.supervisor-named', {
      actor,
      reason: moving.reason || null,
    }),
  };
}

function checkNext({ request, steps }: Pick<Asked, 'request' | 'steps'>, { to, reason }: Moving): void {
  const { assignee } = to;
  if (assignee?.personId === request.personId) throw new Refusal('invalid', 'supervisor-is-applicant');
  if (assignee !== null && steps.some(({ decidedBy }) => decidedBy?.personId === assignee.personId))
    throw new Refusal('invalid', 'colleague-acted-before');
  if (Array.from(reason).length > longestMoveReason) throw new Refusal('invalid', 'words-too-long');
}

/** Null: it is not for this person to take up. */
export function takeUp(
  request: AccessRequest,
  step: RequestStep,
  actor: Pick<Actor, 'personId' | 'ref'>,
): Moved | null {
  const waits = step.state === 'open' || step.state === 'pending';
  if (!isOpen(request) || !waits || step.assignee !== null || request.personId === actor.personId)
    return null;
  const assignee: Party = { personId: actor.personId, ref: actor.ref };
  return {
    step: { ...step, assignee, invited: null },
    event: {
      action: 'access-request.taken-up',
      actor: actor.ref,
      subject: request.personRef,
      object: { kind: 'access-request', id: request.id },
      data: { caseNumber: request.caseNumber },
      reason: null,
    },
  };
}

/** After so many working days whoever is asked has been reminded twice. */
export const escalatedAfterWorkingDays = 5;

/** When it is, and by whose clock and holidays days are counted. */
export type Deadline = {
  readonly now: Date;
  readonly timeZone: string;
  readonly land: FederalState | null;
};

export function isOverdue({ openedAt }: RequestStep, { now, timeZone, land }: Deadline): boolean {
  if (openedAt === null) return false;
  const due = workingDayAfter(localDay(openedAt, timeZone), { count: escalatedAfterWorkingDays, land });
  return localDay(now, timeZone) >= due;
}

/** Null where there is nothing to say: decided, told already, not late, or IT's own. A question is the applicant's turn. */
export function escalate(request: AccessRequest, step: RequestStep, deadline: Deadline): Moved | null {
  const waits = request.state === 'submitted' || request.state === 'in-review';
  if (!waits || step.state !== 'open' || step.office === 'it-admin' || step.escalatedAt !== null) return null;
  if (!isOverdue(step, deadline)) return null;
  return {
    step: { ...step, escalatedAt: deadline.now },
    event: {
      action: 'access-request.escalated',
      actor: null,
      subject: request.personRef,
      object: { kind: 'access-request', id: request.id },
      data: { caseNumber: request.caseNumber, office: step.office },
      reason: null,
    },
  };
}
