// What is typed on the queue's pages.
import { z } from 'zod';
import { longestStepWords } from '../../domain/decide-step';
import { longestMoveReason } from '../../domain/move-step';
import { box, line, paragraph, wholeNumber } from '../kit/form-input';
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

/** Each answer is read by its own question. */
export const foundForm = z.object({});
