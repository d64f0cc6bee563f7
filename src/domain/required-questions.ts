// The questions that the portal itself reads answers of: whatever else a catalogue asks, these keep id, kind and choices.
import type { ApplicationRule } from './application-rule';
import type { Question } from './question';
import { questionsOf, type CatalogueFault, type QuestionCatalogue } from './question-catalogue';
import { kindQuestion } from './request-kind';

type Required = { readonly kind: Question['kind']; readonly options?: readonly string[] };

/** Closed choices: another kind of application, or another device, would be something nobody knows how to handle. */
const required: ReadonlyMap<string, Required> = new Map([
  [
    kindQuestion,
    {
      kind: 'one-of',
      options: ['neu', 'aenderung', 'verlaengerung', 'zusatzgeraet', 'ersatz_nach_verlust'],
    },
  ],
  ['von', { kind: 'day' }],
  ['bis', { kind: 'day' }],
  ['vorgesetzte_person', { kind: 'colleague' }],
  ['aufgaben', { kind: 'paragraph' }],
  ['geraet', { kind: 'one-of', options: ['dienstlich_verwaltet', 'dienstlich_unverwaltet', 'privat'] }],
  ['merkblatt', { kind: 'confirmation' }],
]);

export const requiredQuestions: readonly string[] = [...required.keys()];

export function requiredQuestionFaults(catalogue: QuestionCatalogue): readonly CatalogueFault[] {
  const questions = questionsOf(catalogue);
  const missing = requiredQuestions.filter((id) => {
    const question = questions.find((one) => one.id === id);
    return question === undefined || !isAsRequired(question, required.get(id));
  });
  const faults = missing.map((id) => ({ place: `steps.${id}`, reason: 'catalogue-required-question' }));
  const isFirst = questions[0]?.id === kindQuestion && questions[0].asked === true;
  return isFirst || missing.includes(kindQuestion)
    ? faults
    : [...faults, { place: `steps.${kindQuestion}`, reason: 'catalogue-kind-first' }];
}

function isAsRequired(question: Question, as: Required | undefined): boolean {
  if (as === undefined || question.kind !== as.kind || question.optional === true) return false;
  if (as.options === undefined) return true;
  const ids = 'options' in question ? question.options.map(({ id }) => id) : [];
  return ids.length === as.options.length && as.options.every((id) => ids.includes(id));
}

/**
 * A municipality's own questions, obligations and rules carry this mark, and the provider's never do: so that no new
 * version of the provider's can meet one of a municipality's by chance, or be hidden by it.
 */
export const isOwnId = (id: string): boolean => id.startsWith('k_');
export const isOwnRuleId = (id: ApplicationRule['id']): boolean => id.startsWith('K-');
