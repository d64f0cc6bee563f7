// A question to the applicant: asked by whoever may decide, answered by the applicant alone, and the request goes on.
import {
  isOpen,
  requestEvent,
  requireDecider,
  type AccessRequest,
  type DecidableState,
} from './access-request';
import type { Actor } from './actor';
import type { AuditEvent } from './audit-event';
import { Refusal } from './errors';
import type { AccessRequestId } from './ids';
import { endOfLocalDay } from './local-day';

export type RequestQuery = {
  readonly requestId: AccessRequestId;
  /** Counts from 1: a request may be asked about several times. */
  readonly round: number;
  readonly question: string;
  readonly askedAt: Date;
  /** Where the request goes back to with the answer. */
  readonly stateBefore: DecidableState;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
};

/** Enough for a sentence: "Warum?" leaves people guessing. */
export const shortestQuestion = 10;
export const longestQueryText = 1000;

type Asked = { readonly state: AccessRequest; readonly query: RequestQuery; readonly event: AuditEvent };

type Asking = {
  readonly question: string;
  readonly earlier: readonly RequestQuery[];
  readonly now: Date;
  readonly timeZone: string;
};

/** Until the answer comes nobody can approve; who asked is said by the audit log alone. */
export function askApplicant(request: AccessRequest, actor: Actor, asking: Asking): Asked {
  requireDecider(request, actor);
  return askAs(request, actor, asking);
}

/** The same for another office; whether it is asked has been found before. */
export function askAs(
  request: AccessRequest,
  actor: Actor,
  { question, earlier, now, timeZone }: Asking,
): Asked {
  if (!isOpen(request)) throw new Refusal('conflict', 'already-decided');
  const { state: stateBefore } = request;
  if (stateBefore !== 'submitted' && stateBefore !== 'in-review') throw new Refusal('conflict', 'query-open');
  // No answer could still change anything.
  if (endOfLocalDay(request.period.until, timeZone) <= now) throw new Refusal('conflict', 'period-over');
  if (lengthOf(question) < shortestQuestion) throw new Refusal('invalid', 'question-too-short');
  if (lengthOf(question) > longestQueryText) throw new Refusal('invalid', 'question-too-long');
  const state: AccessRequest = { ...request, state: 'query' };
  const query: RequestQuery = {
    requestId: request.id,
    round: Math.max(0, ...earlier.map(({ round }) => round)) + 1,
    question,
    askedAt: now,
    stateBefore,
    answer: null,
    answeredAt: null,
  };
  return { state, query, event: requestEvent(state, 'access-request.queried', { actor, reason: question }) };
}

type Answering = {
  readonly queries: readonly RequestQuery[];
  /** Of the question that stood on the page. */
  readonly round: number;
  readonly answer: string;
  readonly now: Date;
};

export function answerQuery(
  request: AccessRequest,
  actor: Actor,
  { queries, round, answer, now }: Answering,
): Asked {
  if (request.personId !== actor.personId) throw new Refusal('not-found', 'no-such-access-request');
  if (!isOpen(request)) throw new Refusal('conflict', 'already-decided');
  const open = openQuery(request, queries);
  if (open === null || open.round !== round) throw new Refusal('conflict', 'no-query-open');
  if (answer === '') throw new Refusal('invalid', 'answer-missing');
  if (lengthOf(answer) > longestQueryText) throw new Refusal('invalid', 'answer-too-long');
  const state: AccessRequest = { ...request, state: open.stateBefore };
  return {
    state,
    query: { ...open, answer, answeredAt: now },
    event: requestEvent(state, 'access-request.answered', { actor, reason: answer }),
  };
}

/** The one that waits for an answer; none once the request is decided or withdrawn. */
export function openQuery(request: AccessRequest, queries: readonly RequestQuery[]): RequestQuery | null {
  if (request.state !== 'query') return null;
  return queries.findLast(({ answeredAt }) => answeredAt === null) ?? null;
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}
