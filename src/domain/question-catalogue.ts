// The questions of an application in the order in which they are asked, a page for each step, and which of them are asked
// of whom: that depends on answers before them only, so that there are no circles and every order of answering ends alike.
import { conditionFaults, holds, variablesIn, type Condition } from './condition';
import {
  answerFault,
  answerTo,
  no,
  yes,
  type AnswerFault,
  type Answers,
  type AnswerValue,
  type Question,
  type QuestionId,
  type Words,
} from './question';

export type Step = {
  readonly id: string;
  readonly title: Words;
  readonly questions: readonly Question[];
};

export type QuestionCatalogue = { readonly version: number; readonly steps: readonly Step[] };

export type CatalogueFault = { readonly place: string; readonly reason: string };

/** More than anybody would fill in, and few enough to look at them all at every step. */
export const catalogueLimits = { steps: 20, questions: 60, options: 60, words: 1000, longest: 4000 };

const idPattern = /^[a-z][a-z0-9_]{0,39}$/;

export function questionsOf({ steps }: QuestionCatalogue): readonly Question[] {
  return steps.flatMap(({ questions }) => questions);
}

/** With these answers. One that is not asked counts for nothing, whatever was sent for it. */
export function questionsAsked(catalogue: QuestionCatalogue, answers: Answers): readonly Question[] {
  const counting: Record<QuestionId, AnswerValue> = {};
  return questionsOf(catalogue).filter((question) => {
    if (!holds(question.asked, { answers: counting })) return false;
    const answer = answerTo(question.id, answers);
    if (answer !== undefined) counting[question.id] = answer;
    return true;
  });
}

/** Those of which anything is asked. */
export function stepsAsked(catalogue: QuestionCatalogue, answers: Answers): readonly Step[] {
  const asked = new Set(questionsAsked(catalogue, answers).map(({ id }) => id));
  return catalogue.steps.filter(({ questions }) => questions.some(({ id }) => asked.has(id)));
}

/** The answers to what is asked; those to other questions fall away. */
export function answersThatCount(catalogue: QuestionCatalogue, answers: Answers): Answers {
  const asked = questionsAsked(catalogue, answers);
  return Object.fromEntries(
    asked.flatMap(({ id }) => {
      const answer = answerTo(id, answers);
      return answer === undefined ? [] : [[id, answer]];
    }),
  );
}

export type OpenQuestion = { readonly question: Question; readonly fault: AnswerFault };

/** What still stands between these answers and an application that can be sent. */
export function openQuestions(
  catalogue: QuestionCatalogue,
  answers: Answers,
  applications: readonly string[],
): readonly OpenQuestion[] {
  const counting = answersThatCount(catalogue, answers);
  return questionsAsked(catalogue, answers).flatMap((question) => {
    const fault = answerFault(question, answerTo(question.id, counting), applications);
    return fault === null ? [] : [{ question, fault }];
  });
}

/** Everything that keeps a catalogue from being used, each with its place: `steps[2].questions[0].asked`. */
export function catalogueFaults(catalogue: QuestionCatalogue): readonly CatalogueFault[] {
  const known = new Set<QuestionId>();
  const stepIds = new Set<string>();
  const faults: CatalogueFault[] = [];
  const say = (place: string, reason: string): void => void faults.push({ place, reason });
  if (catalogue.steps.length === 0 || catalogue.steps.length > catalogueLimits.steps)
    say('steps', 'catalogue-step-count');
  if (questionsOf(catalogue).length > catalogueLimits.questions) say('steps', 'catalogue-question-count');
  catalogue.steps.forEach((step, at) => {
    const place = `steps[${at}]`;
    if (!idPattern.test(step.id) || stepIds.has(step.id)) say(`${place}.id`, 'catalogue-id');
    stepIds.add(step.id);
    if (!areWords(step.title)) say(`${place}.title`, 'catalogue-words');
    if (step.questions.length === 0) say(`${place}.questions`, 'catalogue-step-empty');
    step.questions.forEach((question, index) => {
      faults.push(...questionFaults(question, known, `${place}.questions[${index}]`));
      known.add(question.id);
    });
  });
  return faults.length > 0 ? faults : neverAsked(catalogue);
}

function questionFaults(
  question: Question,
  before: ReadonlySet<QuestionId>,
  place: string,
): readonly CatalogueFault[] {
  const faults: CatalogueFault[] = [];
  const say = (part: string, reason: string): void => void faults.push({ place: `${place}.${part}`, reason });
  if (!idPattern.test(question.id) || before.has(question.id)) say('id', 'catalogue-id');
  if (!areWords(question.label)) say('label', 'catalogue-words');
  if (question.hint !== undefined && !areWords(question.hint)) say('hint', 'catalogue-words');
  for (const reason of conditionFaults(question.asked, (name) => before.has(questionIn(name))))
    say('asked', reason);
  if (question.kind === 'one-of' || question.kind === 'some-of') {
    for (const reason of optionFaults(question.options)) say('options', reason);
  }
  if (question.kind === 'line' || question.kind === 'paragraph') {
    const { longest } = question;
    if (!Number.isInteger(longest) || longest < 1 || longest > catalogueLimits.longest)
      say('longest', 'catalogue-longest');
  }
  return faults;
}

function optionFaults(options: Extract<Question, { options: unknown }>['options']): readonly string[] {
  const ids = options.map(({ id }) => id);
  const faults = [
    options.length < 2 || options.length > catalogueLimits.options ? 'catalogue-option-count' : null,
    new Set(ids).size < ids.length || !ids.every((id) => idPattern.test(id)) ? 'catalogue-id' : null,
    options.every(({ label, hint }) => areWords(label) && (hint === undefined || areWords(hint)))
      ? null
      : 'catalogue-words',
  ];
  return faults.filter((fault) => fault !== null);
}

/** In both languages, and not longer than fits above a field. */
export function areWords({ de, en }: Words): boolean {
  return [de, en].every((text) => text.trim() !== '' && text.length <= catalogueLimits.words);
}

/** `answers.geraet` asks for `geraet`; nothing else may be asked for. */
function questionIn(variable: string): QuestionId {
  return variable.startsWith('answers.') ? variable.slice('answers.'.length) : '';
}

/** Beyond so many combinations of answers nobody looks whether a question can ever be reached; nor, in one catalogue, further. */
const mostCombinations = 5_000;
const mostTries = 10_000;

/** Tries the answers that a question's condition reads, where they are offered ones. */
function neverAsked(catalogue: QuestionCatalogue): readonly CatalogueFault[] {
  const questions = new Map(questionsOf(catalogue).map((question) => [question.id, question] as const));
  const tries = usualTries();
  return catalogue.steps.flatMap((step, at) =>
    step.questions.flatMap((question, index) =>
      canHold(question.asked, questions, tries)
        ? []
        : [{ place: `steps[${at}].questions[${index}].asked`, reason: 'catalogue-never-asked' }],
    ),
  );
}

/** How often a condition may still be tried; what is beyond is taken to be possible. */
export type Tries = { left: number };

export const usualTries = (): Tries => ({ left: mostTries });

/** Of what can be anything (typed answers, facts) nobody can tell: it can hold. */
export function canHold(
  condition: Condition,
  questions: ReadonlyMap<QuestionId, Question>,
  tries: Tries,
): boolean {
  const ids = [...variablesIn(condition)].map(questionIn);
  const offered = ids.map((id) => [undefined, ...possibleAnswers(questions.get(id))] as const);
  // Typed answers can be anything.
  if (offered.some((answers) => answers.length === 1)) return true;
  const count = offered.reduce((product, answers) => product * answers.length, 1);
  if (count > Math.min(mostCombinations, tries.left)) return true;
  tries.left -= count;
  return combinations(offered).some((answers) =>
    holds(condition, { answers: Object.fromEntries(ids.map((id, at) => [id, answers[at]])) }),
  );
}

function possibleAnswers(question: Question | undefined): readonly AnswerValue[] {
  if (question === undefined) return [];
  if (question.kind === 'one-of') return question.options.map(({ id }) => id);
  if (question.kind === 'yes-no') return [yes, no];
  // All of them at once holds wherever some of them do; one of them alone is tried as well.
  if (question.kind === 'some-of') {
    const ids = question.options.map(({ id }) => id);
    return [ids, ...ids.map((id) => [id])];
  }
  return [];
}

function combinations<Item>(lists: readonly (readonly Item[])[]): readonly (readonly Item[])[] {
  return lists.reduce<readonly (readonly Item[])[]>(
    (sofar, list) => sofar.flatMap((chosen) => list.map((item) => [...chosen, item])),
    [[]],
  );
}
