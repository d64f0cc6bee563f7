// What is typed on the queue's pages.
import { z } from 'zod';
import { bulkKinds } from '../../domain/bulk-decision';
import { longestStepWords } from '../../domain/decide-step';
import { longestMoveReason } from '../../domain/move-step';
import { readForm } from '../kit/form';
import { box, choice, line, paragraph, wholeNumber } from '../kit/form-input';
import { questionInput } from '../kit/question-input';
import { reasonInput } from '../kit/reason-input';

export const denialForm = z.object({
  reason: reasonInput(1),
  /** Stands on the page of a request about which a question is open. */
  despiteQuery: box(),
});

export const questionForm = z.object({ question: questionInput });

/** Asked for only where data protection has concerns. */
export const approvalForm = z.object({ despiteConcerns: paragraph({ max: longestStepWords, min: 0 }) });

export const namingForm = z.object({
  colleague: line({ max: 254 }),
  moveReason: paragraph({ max: longestMoveReason, min: 0 }),
  place: wholeNumber({ min: 1, max: 1000 }),
});

/** The field that a refusal of the rules belongs to. */
export const fieldOfNaming: Readonly<Record<string, string>> = {
  'colleague-unknown': 'colleague',
  'supervisor-unclear': 'colleague',
  'supervisor-is-namer': 'colleague',
  'supervisor-is-applicant': 'colleague',
  'colleague-acted-before': 'colleague',
};

/** Of the form whose fields are to be read; 0 is none. */
export function placeIn(body: unknown): number {
  const sent = readForm(z.object({ place: wholeNumber({ min: 1, max: 1000 }) }), body);
  return sent.ok ? sent.value.place : 0;
}

export function standInForm(place: number) {
  return z.object({
    [`colleague-${place}`]: line({ max: 254 }),
    [`standInReason-${place}`]: paragraph({ max: longestMoveReason }),
  });
}

export function fieldOfStandIn(place: number): Readonly<Record<string, string>> {
  const colleague = Object.keys(fieldOfNaming).map((reason) => [reason, `colleague-${place}`] as const);
  return {
    ...Object.fromEntries(colleague),
    'stand-in-is-namer': `colleague-${place}`,
    'colleague-is-asked-already': `colleague-${place}`,
  };
}

/** Each answer is read by its own question. */
export const foundForm = z.object({});

/** The boxes of the list; `all` stands for everything that matches. */
export const choosingForm = z
  .object({
    all: box(),
    request: z.preprocess((value) => value ?? [], z.array(z.string().max(64)).max(100)),
  })
  .refine(({ all, request }) => all || request.length > 0);

/** `chosen`: ids with blanks between them. */
export const manyForm = z
  .object({
    kind: choice(bulkKinds),
    reason: paragraph({ max: 1000, min: 0 }),
    chosen: line({ max: 25_000 }),
  })
  .refine(({ kind, reason }) => kind === 'approve' || reason !== '', {
    path: ['reason'],
    message: 'refusal.reason-missing',
  });
