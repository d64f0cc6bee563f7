// Questions to the applicant and their answers, one after the other, as every page about a request prints them.
import type { RequestQuery } from '../../domain/request-query';
import type { PersonContext } from './context';

export type QueriesList = readonly {
  readonly asked: string;
  readonly question: string;
  /** Empty while there is no answer. */
  readonly answered: string;
  /** The answer, or that there is none. */
  readonly answer: string;
}[];

/** `isOpen`: an answer may still come. */
export function queriesList(
  { t, format }: Pick<PersonContext, 't' | 'format'>,
  queries: readonly RequestQuery[],
  isOpen: boolean,
): QueriesList {
  return queries.map(({ question, askedAt, answer, answeredAt }) => ({
    asked: t('case-course.query.question', { time: format.dateTime(askedAt) }),
    question,
    answered: answeredAt === null ? '' : t('case-course.query.answer', { time: format.dateTime(answeredAt) }),
    answer: answer ?? t(isOpen ? 'case-course.query.open' : 'case-course.query.unanswered'),
  }));
}
