// What is typed on the queue's pages.
import { z } from 'zod';
import { longestQueryText, shortestQuestion } from '../../domain/request-query';
import { bulkKinds } from '../../domain/bulk-decision';
import { box, choice, line, paragraph } from '../kit/form-input';
import { reasonInput } from '../kit/reason-input';

export const denialForm = z.object({
  reason: reasonInput(1),
  /** Stands on the page of a request about which a question is open. */
  despiteQuery: box(),
});

export const questionForm = z.object({
  question: paragraph({ max: longestQueryText }).refine(
    (typed) => Array.from(typed).length >= shortestQuestion,
    'refusal.question-too-short',
  ),
});

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
