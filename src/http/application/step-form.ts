// What was sent for a step becomes answers: texts are tidied as everywhere, and what cannot be read is an error beside what
// was typed. Which answers are taken is decided by the rules.
import { z } from 'zod';
import type { StepFault } from '../../domain/application-step';
import { unknownAnswer, yes, type AnswerValue, type Question, type QuestionId } from '../../domain/question';
import type { Step } from '../../domain/question-catalogue';
import { readForm, type FieldError, type FormValues } from '../kit/form';
import { day, line, paragraph } from '../kit/form-input';

/** No question has a hyphen in its id, but for those that the portal asks itself. */
export const shownField = 'shown-questions';
export const leafletField = 'leaflet-version';
export const goField = 'then-go';
export const thenField = 'then-to';

/** Beside a field that is typed into; choices have one more instead. */
export function unknownField(question: QuestionId): string {
  return `${question}--unknown`;
}

export type ReadStep = {
  readonly values: FormValues;
  readonly answers: Readonly<Record<QuestionId, AnswerValue>>;
  readonly errors: readonly FieldError[];
  /** Questions that stood on the page. */
  readonly shown: ReadonlySet<QuestionId>;
  readonly shownLeaflet: number | null;
  readonly go: 'next' | 'back' | 'later';
  readonly toSummary: boolean;
};

export function readStep({ questions }: Step, body: unknown): ReadStep {
  const { values } = readForm(z.object({}), body);
  const read = questions.map((question) => ({ question, ...readAnswer(question, values) }));
  const go = typedIn(values, goField).at(-1);
  const leaflet = typedIn(values, leafletField).at(-1) ?? '';
  return {
    values,
    answers: Object.fromEntries(
      read.flatMap(({ question: { id }, answer }) => (answer === null ? [] : [[id, answer]])),
    ),
    errors: read.flatMap(({ error }) => (error === null ? [] : [error])),
    shown: new Set((typedIn(values, shownField).at(-1) ?? '').split(' ')),
    shownLeaflet: /^\d{1,7}$/.test(leaflet) ? Number(leaflet) : null,
    go: go === 'back' || go === 'later' ? go : 'next',
    toSummary: typedIn(values, thenField).at(-1) === 'summary',
  };
}

function typedIn(values: FormValues, name: string): readonly string[] {
  return Object.hasOwn(values, name) ? (values[name] ?? []) : [];
}

type Read = { readonly answer: AnswerValue | null; readonly error: FieldError | null };

const nothing: Read = { answer: null, error: null };

function readAnswer(question: Question, values: FormValues): Read {
  const typed = typedIn(values, question.id);
  switch (question.kind) {
    case 'some-of':
    case 'applications': {
      const known = typed.filter((one) => one !== unknownAnswer);
      if (known.length > 0) return { answer: known, error: null };
      return { answer: typed.length > 0 ? unknownAnswer : null, error: null };
    }
    case 'confirmation':
      return { answer: (typed.at(-1) ?? '') === '' ? null : yes, error: null };
    case 'one-of':
    case 'yes-no':
      return typed.length > 1 ? unreadable(question) : { answer: typed[0] ?? null, error: null };
    case 'day':
      return readText(question, day(), values);
    case 'line':
      return readText(question, line({ max: question.longest, min: 0 }), values);
    case 'colleague':
      return readText(question, line({ max: longestAddress, min: 0 }), values);
    case 'paragraph':
      return readText(question, paragraph({ max: question.longest, min: 0 }), values);
  }
}

const longestAddress = 254;

function readText({ id, technical }: Question, schema: z.ZodType<string>, values: FormValues): Read {
  const typed = typedIn(values, id);
  if (typed.length > 1) return unreadable({ id });
  if ((typed[0] ?? '').trim() === '') {
    const isUnknown = technical === true && typedIn(values, unknownField(id)).length > 0;
    return isUnknown ? { answer: unknownAnswer, error: null } : nothing;
  }
  const parsed = readForm(z.object({ answer: schema }), { answer: typed });
  if (parsed.ok) return { answer: parsed.value.answer, error: null };
  return { answer: null, error: { ...(parsed.errors[0] ?? invalid), field: id } };
}

const invalid: FieldError = { field: '', reason: 'form.error.invalid', values: {} };

function unreadable({ id }: Pick<Question, 'id'>): Read {
  return { answer: null, error: { ...invalid, field: id } };
}

const reasons: Readonly<Record<StepFault['fault'], string>> = {
  'answer-missing': 'form.error.missing',
  'answer-not-offered': 'form.error.not-a-choice',
  'answer-too-long': 'form.error.too-long',
  'answer-not-a-day': 'form.error.not-a-date',
  'answer-not-confirmed': 'form.error.must-accept',
  'answer-malformed': 'form.error.invalid',
  'answer-yourself': 'application.fault.yourself',
  'leaflet-changed': 'application.fault.leaflet-changed',
};

export function fieldErrorOf({ question, fault }: StepFault, { questions }: Step): FieldError {
  const asked = questions.find(({ id }) => id === question);
  const max = asked !== undefined && 'longest' in asked ? asked.longest : longestAddress;
  return { field: question, reason: reasons[fault], values: { max } };
}
