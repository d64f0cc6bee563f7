// One step of an application is filled in: what answers its questions is kept, what does not is named, and the answers of
// all other steps stay as they are.
import { formAnswers, leafletQuestion, withFormAnswers } from './application-form';
import type { ApplicationDraft } from './application-draft';
import type { Person, PersonKey } from './person';
import {
  answerFault,
  answerTo,
  type AnswerFault,
  type Answers,
  type AnswerValue,
  type Question,
  type QuestionId,
} from './question';
import { openQuestions, questionsAsked, type QuestionCatalogue, type Step } from './question-catalogue';

export type StepFault = {
  readonly question: QuestionId;
  readonly fault: AnswerFault | 'answer-yourself' | 'leaflet-changed';
};

type Filling = {
  readonly form: QuestionCatalogue;
  readonly step: Step;
  /** Ids of the municipality's list. */
  readonly applications: readonly string[];
  /** What came for this step; anything else in it is not looked at. */
  readonly given: Answers;
  readonly applicant: Applicant;
  /** The leaflet in force, and the one that stood on the page. */
  readonly leafletVersion: number;
  readonly shownLeaflet: number | null;
  readonly now: Date;
};

/** By what somebody would name themselves. */
export type Applicant = Pick<Person, 'mail'> & Pick<PersonKey, 'keyValue'>;

type Filled = {
  readonly draft: ApplicationDraft;
  /** Of this step, in the order of its questions. */
  readonly faults: readonly StepFault[];
};

export function fillStep(draft: ApplicationDraft, filling: Filling): Filled {
  const { form, step, applications, shownLeaflet, leafletVersion, now } = filling;
  const before = formAnswers(draft);
  const answers = taken(before, filling);
  const confirms = isIn(step, leafletQuestion) && answerTo(leafletQuestion, answers) !== undefined;
  const filled = withFormAnswers(
    { ...draft, savedAt: now, leafletVersion: confirms ? shownLeaflet : draft.leafletVersion },
    answers,
  );
  const wrong = new Map(step.questions.map((question) => [question.id, refusedAnswer(question, filling)]));
  const faults = openQuestions(form, answers, applications)
    .filter(({ question }) => isIn(step, question.id))
    .map(({ question, fault }): StepFault => ({
      question: question.id,
      fault: wrong.get(question.id) ?? fault,
    }));
  const isOutdated = confirms && shownLeaflet !== leafletVersion;
  return {
    draft: filled,
    faults: isOutdated ? [...faults, { question: leafletQuestion, fault: 'leaflet-changed' }] : faults,
  };
}

/** What is not asked of this application is neither taken nor forgotten. */
function taken(before: Answers, filling: Filling): Answers {
  const { form, step, given } = filling;
  const merged = withAnswers(before, step.questions, (question) =>
    refusedAnswer(question, filling) === null ? answerTo(question.id, given) : undefined,
  );
  const asked = new Set(questionsAsked(form, merged).map(({ id }) => id));
  const notAsked = step.questions.filter(({ id }) => !asked.has(id));
  return withAnswers(merged, notAsked, ({ id }) => answerTo(id, before));
}

function withAnswers(
  answers: Answers,
  questions: readonly Question[],
  answerOf: (question: Question) => AnswerValue | undefined,
): Answers {
  const ids = new Set(questions.map(({ id }) => id));
  const others = Object.entries(answers).filter(([id]) => !ids.has(id));
  const own = questions.flatMap((question) => {
    const answer = answerOf(question);
    return answer === undefined || answer.length === 0 ? [] : [[question.id, answer] as const];
  });
  return Object.fromEntries([...others, ...own]);
}

function refusedAnswer(
  question: Question,
  { given, applications, applicant }: Filling,
): StepFault['fault'] | null {
  const answer = answerTo(question.id, given);
  const fault = answerFault(question, answer, applications);
  if (fault !== null) return fault;
  return question.kind === 'colleague' && typeof answer === 'string' && isOneself(answer, applicant)
    ? 'answer-yourself'
    : null;
}

/** Nobody endorses their own application. */
function isOneself(answer: string, { mail, keyValue }: Applicant): boolean {
  const said = answer.trim().toLowerCase();
  return said !== '' && [mail, keyValue].some((own) => own?.toLowerCase() === said);
}

function isIn({ questions }: Step, question: QuestionId): boolean {
  return questions.some(({ id }) => id === question);
}
