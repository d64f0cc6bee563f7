// The answer to a question of those who decide.
import { z } from 'zod';
import { longestQueryText } from '../../domain/request-query';
import { paragraph, wholeNumber } from '../kit/form-input';

/** `round`: of the question that stood on the page. */
export const answerForm = z.object({
  answer: paragraph({ max: longestQueryText }),
  round: wholeNumber({ min: 1, max: 1_000_000 }),
});
