// One question of an application: what is asked, of whom, and which answers there are. Its words are data, because each
// municipality may put them in its own.
import type { Condition } from './condition';
import { isLocalDay } from './local-day';

export type Words = { readonly de: string; readonly en: string };

/** Kept with applications for years, so never changed and never used for another meaning. */
export type QuestionId = string;

export type Option = { readonly id: string; readonly label: Words; readonly hint?: Words };

type Common = {
  readonly id: QuestionId;
  readonly label: Words;
  readonly hint?: Words;
  /** Asked only where this holds of the answers before it. */
  readonly asked: Condition;
  readonly optional?: true;
  /** About technical matters: "I do not know" is an answer, and IT finds out. */
  readonly technical?: true;
};

export type Question = Common &
  (
    | { readonly kind: 'one-of'; readonly options: readonly Option[] }
    | { readonly kind: 'some-of'; readonly options: readonly Option[] }
    | { readonly kind: 'yes-no' | 'day' | 'confirmation' }
    | { readonly kind: 'line' | 'paragraph'; readonly longest: number }
    /** Somebody of the same municipality, by address or login name. */
    | { readonly kind: 'colleague' }
    /** Line-of-business applications out of the municipality's own list. */
    | { readonly kind: 'applications' }
  );

export type AnswerValue = string | readonly string[];
export type Answers = Readonly<Record<QuestionId, AnswerValue>>;

/** Answers come from outside: only what they have of their own is one. */
export function answerTo(id: QuestionId, answers: Answers): AnswerValue | undefined {
  return Object.hasOwn(answers, id) ? answers[id] : undefined;
}

/** Of technical questions only. */
export const unknownAnswer = 'weiss_nicht';
export const yes = 'ja';
export const no = 'nein';

export type AnswerFault =
  | 'answer-missing'
  | 'answer-not-offered'
  | 'answer-too-long'
  | 'answer-not-a-day'
  | 'answer-not-confirmed'
  | 'answer-malformed';

const longestName = 254;

/** Null: it answers the question. `applications`: ids of the municipality's list. */
export function answerFault(
  question: Question,
  answer: AnswerValue | undefined,
  applications: readonly string[],
): AnswerFault | null {
  // Where a municipality has no list, there is nothing to choose.
  if (question.kind === 'applications' && applications.length === 0) return null;
  if (isEmpty(answer)) return emptyFault(question);
  if (question.technical === true && answer === unknownAnswer) return null;
  switch (question.kind) {
    case 'one-of':
      return oneOf(
        answer,
        question.options.map(({ id }) => id),
      );
    case 'some-of':
      return someOf(
        answer,
        question.options.map(({ id }) => id),
      );
    case 'applications':
      return someOf(answer, applications);
    case 'yes-no':
      return oneOf(answer, [yes, no]);
    case 'confirmation':
      return oneOf(answer, [yes]) === null ? null : 'answer-not-confirmed';
    case 'day':
      return typeof answer === 'string' && isLocalDay(answer) ? null : 'answer-not-a-day';
    case 'line':
    case 'paragraph':
      return text(answer, question.longest);
    case 'colleague':
      return text(answer, longestName);
  }
}

function isEmpty(answer: AnswerValue | undefined): answer is undefined {
  return answer === undefined || answer.length === 0;
}

function emptyFault(question: Question): AnswerFault | null {
  if (question.optional === true) return null;
  return question.kind === 'confirmation' ? 'answer-not-confirmed' : 'answer-missing';
}

function oneOf(answer: AnswerValue, offered: readonly string[]): AnswerFault | null {
  return typeof answer === 'string' && offered.includes(answer) ? null : 'answer-not-offered';
}

function someOf(answer: AnswerValue, offered: readonly string[]): AnswerFault | null {
  if (typeof answer === 'string' || new Set(answer).size < answer.length) return 'answer-malformed';
  return answer.every((one) => offered.includes(one)) ? null : 'answer-not-offered';
}

function text(answer: AnswerValue, longest: number): AnswerFault | null {
  if (typeof answer !== 'string') return 'answer-malformed';
  return answer.length > longest ? 'answer-too-long' : null;
}
