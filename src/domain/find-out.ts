// IT answers what the applicant did not know, and the rules are asked again: by the questions and rules by which the
// application was sent, whatever has been published since.
import { isOpen, requestEvent, requireDecider, type AccessRequest } from './access-request';
import type { Actor } from './actor';
import { judgeDraft, type Surroundings } from './application-draft';
import { assessedBy, type Assessment } from './assessment';
import type { AuditEvent } from './audit-event';
import { Refusal } from './errors';
import { answerFault, unknownAnswer, type Answers, type Question } from './question';
import { answersThatCount, type QuestionCatalogue } from './question-catalogue';
import { withHeard, type RequestStep } from './request-step';

type FindingOut = {
  readonly steps: readonly RequestStep[];
  readonly last: Assessment;
  /** With the edition of the last assessment. */
  readonly around: Surroundings;
  /** To what is to be found out; others are left as they are. */
  readonly found: Answers;
};

type FoundOut = {
  readonly state: AccessRequest;
  readonly steps: readonly RequestStep[];
  readonly assessment: Assessment;
  readonly event: AuditEvent;
};

export function findOut(
  request: AccessRequest,
  actor: Actor,
  { steps, last, around, found }: FindingOut,
): FoundOut {
  requireDecider(request, actor);
  const { toFindOut } = last.evaluation;
  const { edition, now } = around;
  const answered = Object.fromEntries(
    Object.entries(found).filter(([id, answer]) => toFindOut.includes(id) && answer.length > 0),
  );
  if (!isOpen(request) || toFindOut.length === 0) throw new Refusal('conflict', 'nothing-to-find-out');
  if (Object.keys(answered).length === 0) throw new Refusal('invalid', 'answer-missing');
  const applications = edition.applications.map(({ id }) => id);
  for (const question of questionsIn(edition.catalogue)) {
    const answer = Object.hasOwn(answered, question.id) ? answered[question.id] : undefined;
    if (answer === undefined) continue;
    const isGuess = answer === unknownAnswer || answerFault(question, answer, applications) !== null;
    if (isGuess) throw new Refusal('invalid', 'answer-not-offered');
  }
  const answers = answersThatCount(edition.catalogue, { ...last.answers, ...answered });
  const { evaluation } = judgeDraft(
    {
      answers,
      // It was confirmed when the application was sent.
      leafletVersion: around.tenant.leafletVersion,
    },
    around,
  );
  const state: AccessRequest = { ...request, assessed: assessedBy(evaluation, edition) };
  const round = last.round + 1;
  const event = requestEvent(state, 'access-request.answers-found', { actor, reason: null });
  return {
    state,
    steps: withHeard(steps, evaluation.heard, { id: request.id, now }),
    assessment: { requestId: request.id, round, edition: edition.version, answers, evaluation, madeAt: now },
    event: { ...event, data: { ...event.data, round, outcome: evaluation.outcome } },
  };
}

/** What is still to be found out, as it was asked. */
export function questionsToFindOut(
  catalogue: QuestionCatalogue,
  { evaluation }: Pick<Assessment, 'evaluation'>,
): readonly Question[] {
  return questionsIn(catalogue).filter(({ id }) => evaluation.toFindOut.includes(id));
}

function questionsIn({ steps }: QuestionCatalogue): readonly Question[] {
  return steps.flatMap(({ questions }) => questions);
}
