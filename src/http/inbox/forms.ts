// What is typed by those who are asked about applications, and by those who name a deputy.
import { z } from 'zod';
import { longestStepWords } from '../../domain/decide-step';
import { longestMoveReason } from '../../domain/move-step';
import { box, day, line, paragraph } from '../kit/form-input';
import { questionInput } from '../kit/question-input';
import { reasonInput } from '../kit/reason-input';

export const remarkForm = z.object({ remark: paragraph({ max: longestStepWords, min: 0 }) });

export const concernsForm = z.object({ concerns: paragraph({ max: longestStepWords }) });

export const refusalForm = z.object({
  reason: reasonInput(1),
  /** Stands on the page of an application about which a question is open. */
  despiteQuery: box(),
});

export const askForm = z.object({ question: questionInput });

export const handOnForm = z.object({
  colleague: line({ max: 254 }),
  moveReason: paragraph({ max: longestMoveReason, min: 0 }),
});

/** The field that a refusal of the rules belongs to. */
export const fieldOfHandOn: Readonly<Record<string, string>> = {
  'colleague-unknown': 'colleague',
  'supervisor-unclear': 'colleague',
  'colleague-is-asked-already': 'colleague',
  'colleague-acted-before': 'colleague',
  'supervisor-is-applicant': 'colleague',
};

export const deputyForm = z.object({ colleague: line({ max: 254 }), from: day(), until: day() });

export const fieldOfDeputy: Readonly<Record<string, string>> = {
  'colleague-unknown': 'colleague',
  'supervisor-unclear': 'colleague',
  'deputy-is-self': 'colleague',
  'deputies-too-many': 'colleague',
  'period-not-a-day': 'until',
  'period-ends-before-it-begins': 'until',
  'period-in-the-past': 'from',
  'deputy-too-long': 'until',
};
