// Where somebody is in the assistant: which steps there are for them, which comes next, and which wait for an answer.
import { formAnswers } from '../../domain/application-form';
import type { Answers } from '../../domain/question';
import { stepsAsked, type Step } from '../../domain/question-catalogue';
import { kindQuestion, requestKindIn } from '../../domain/request-kind';
import type { ShownApplication } from '../../usecases/show-application';
import { paths } from '../kit/paths';

/** As long as nobody has said what they need, the longest way is counted. */
export function stepsAhead({ form, draft }: ShownApplication): readonly Step[] {
  return stepsAsked(form, likelyAnswers(formAnswers(draft)));
}

function likelyAnswers(answers: Answers): Answers {
  return requestKindIn(answers) === null ? { ...answers, [kindQuestion]: 'neu' } : answers;
}

/** Steps that wait for an answer, or in which something must be changed. */
export function openSteps({ form, open, obstacle }: ShownApplication): ReadonlySet<Step['id']> {
  const waiting = new Set([...open.map(({ question: { id } }) => id), obstacle?.question]);
  const steps = form.steps.filter(({ questions }) => questions.some(({ id }) => waiting.has(id)));
  return new Set(steps.map(({ id }) => id));
}

/** The first step that waits, or the summary when none does. */
export function wayOn(slug: string, shown: ShownApplication): string {
  const open = openSteps(shown);
  const next = shown.form.steps.find(({ id }) => open.has(id));
  return next === undefined ? paths.requests.summary(slug) : paths.requests.step(slug, next.id);
}

/** The step after this one, or the summary after the last. */
export function stepAfter(slug: string, shown: ShownApplication, id: Step['id']): string {
  const steps = stepsAhead(shown);
  const next = steps[steps.findIndex((step) => step.id === id) + 1];
  return next === undefined ? paths.requests.summary(slug) : paths.requests.step(slug, next.id);
}

/** The step before this one, or where the assistant begins. */
export function stepBefore(slug: string, shown: ShownApplication, id: Step['id']): string {
  const steps = stepsAhead(shown);
  const before = steps[steps.findIndex((step) => step.id === id) - 1];
  return before === undefined ? paths.requests.new(slug) : paths.requests.step(slug, before.id);
}
