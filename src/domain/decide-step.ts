// What an office says about an application: a supervisor (or HR, or the crisis team) confirms the need, data protection gives
// its opinion (Art. 39 DSGVO: it advises, it does not release), security agrees to an exception. A no ends the application.
import { isOpen, requestEvent, type AccessRequest } from './access-request';
import { isSelf, type Actor } from './actor';
import type { AskedAs } from './asked-person';
import type { AuditAction, AuditEvent } from './audit-event';
import { Refusal } from './errors';
import { endOfLocalDay } from './local-day';
import {
  opened,
  refuseActedBefore,
  requireOpen,
  type RequestStep,
  type StepOffice,
  type StepVerdict,
} from './request-step';

export const verdictsOf: Readonly<Record<Exclude<StepOffice, 'it-admin'>, readonly StepVerdict[]>> = {
  supervisor: ['endorsed', 'refused'],
  hr: ['endorsed', 'refused'],
  'crisis-team': ['endorsed', 'refused'],
  dpo: ['no-concerns', 'concerns'],
  'security-officer': ['agreed', 'refused'],
};

const actionOf: Readonly<Record<StepVerdict, AuditAction>> = {
  endorsed: 'access-request.endorsed',
  'no-concerns': 'access-request.opinion-given',
  concerns: 'access-request.opinion-given',
  agreed: 'access-request.agreed',
  refused: 'access-request.denied',
  approved: 'access-request.approved',
};

export const longestStepWords = 1000;

/** Somebody who is asked by this step, or nobody: what is asked before anything is done to it. */
export type Asked = {
  readonly request: AccessRequest;
  readonly steps: readonly RequestStep[];
  readonly place: number;
  /** Null: not asked, or no longer. */
  readonly as: AskedAs | null;
};

/** The rules that hold for whatever somebody asked does, in this order. */
export function requireAsked(
  { request, steps, place, as }: Asked,
  actor: Actor,
): RequestStep & { readonly as: AskedAs } {
  const step = steps.find((one) => one.place === place);
  if (step === undefined || step.office === 'it-admin')
    throw new Refusal('not-found', 'no-such-access-request');
  if (isSelf(actor, request.personId)) throw new Refusal('forbidden', 'own-request');
  if (as === null) throw new Refusal('forbidden', 'not-asked');
  // Nor by somebody who stands in for the applicant's own office.
  if (as.inPlaceOf?.personId === request.personId) throw new Refusal('forbidden', 'own-request');
  if (!isOpen(request)) throw new Refusal('conflict', 'already-decided');
  requireOpen(step);
  refuseActedBefore(steps, actor);
  return { ...step, as };
}

type Saying = {
  readonly verdict: StepVerdict;
  readonly words: string;
  /** Said by whoever saw that a question is open. */
  readonly despiteQuery?: boolean;
  readonly now: Date;
  readonly timeZone: string;
};

type Said = {
  readonly state: AccessRequest;
  readonly steps: readonly RequestStep[];
  readonly event: AuditEvent;
};

export function decideStep(asked: Asked, actor: Actor, saying: Saying): Said {
  const { verdict, words, now } = saying;
  const { as, ...step } = requireAsked(asked, actor);
  checkSaying(asked.request, step, saying);
  const decided: RequestStep = {
    ...step,
    state: 'done',
    verdict,
    words: words === '' ? null : words,
    decidedAt: now,
    decidedBy: { personId: actor.personId, ref: actor.ref },
    inPlaceOf: as.inPlaceOf?.ref ?? null,
  };
  const others = asked.steps.map((one) => (one.place === step.place ? decided : one));
  const state = requestAfter(asked.request, decided, now);
  const event = requestEvent(state, actionOf[verdict], { actor, reason: decided.words });
  return {
    state,
    steps: verdict === 'refused' ? dropped(others) : opened(others, now),
    event: {
      ...event,
      data: {
        ...event.data,
        office: step.office,
        ...(step.office === 'dpo' ? { concerns: verdict === 'concerns' } : {}),
        ...(decided.inPlaceOf === null ? {} : { inPlaceOf: decided.inPlaceOf }),
      },
    },
  };
}

function checkSaying(
  request: AccessRequest,
  { office }: RequestStep,
  { verdict, words, despiteQuery = false, now, timeZone }: Saying,
): void {
  if (office === 'it-admin' || !verdictsOf[office].includes(verdict))
    throw new Refusal('invalid', 'verdict-not-offered');
  const isNo = verdict === 'refused';
  if (request.state === 'query' && !(isNo && despiteQuery)) throw new Refusal('conflict', 'query-open');
  if (!isNo && endOfLocalDay(request.period.until, timeZone) <= now)
    throw new Refusal('conflict', 'period-over');
  if (words === '' && (isNo || verdict === 'concerns')) throw new Refusal('invalid', 'reason-missing');
  if (Array.from(words).length > longestStepWords) throw new Refusal('invalid', 'words-too-long');
}

function requestAfter(request: AccessRequest, { verdict, words }: RequestStep, now: Date): AccessRequest {
  if (verdict === 'refused') return { ...request, state: 'denied', decidedAt: now, decisionReason: words };
  return { ...request, state: 'in-review', endorsed: request.endorsed || verdict === 'endorsed' };
}

/** The application has ended: nobody is asked any more. */
export function dropped(steps: readonly RequestStep[]): readonly RequestStep[] {
  return steps.map((step): RequestStep =>
    step.state === 'open' || step.state === 'pending' ? { ...step, state: 'dropped' } : step,
  );
}
