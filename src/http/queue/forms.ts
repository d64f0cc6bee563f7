// What is typed on the queue's pages.
import { z } from 'zod';
import { longestQueryText, shortestQuestion } from '../../domain/request-query';
import { box, paragraph } from '../kit/form-input';
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
