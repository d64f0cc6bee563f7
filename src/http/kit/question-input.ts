// A question to the applicant, as IT and all others who are asked type it.
import { longestQueryText, shortestQuestion } from '../../domain/request-query';
import { paragraph } from './form-input';
import type { PersonContext } from './context';
import type { FieldSpec } from './form-view';

export const questionInput = paragraph({ max: longestQueryText }).refine(
  (typed) => Array.from(typed).length >= shortestQuestion,
  'refusal.question-too-short',
);

export function questionField({ t }: PersonContext): FieldSpec {
  return {
    kind: 'paragraph',
    name: 'question',
    label: t('queue.decide.query-label'),
    hint: t('queue.decide.query-hint'),
  };
}
