// Questions to applicants: one open at a time for each request, answered once.
import type { DecidableState } from '../../domain/access-request';
import { Refusal } from '../../domain/errors';
import { accessRequestId } from '../../domain/ids';
import type { RequestQuery } from '../../domain/request-query';
import type { RequestQueryRecords } from '../../usecases/ports-of-accesses';
import { textOfTime, timeOrNull } from './rows';
import { addRowUnlessTaken, changeRow, rowsOf, type Scope } from './scope';

type QueryRow = {
  readonly request_id: string;
  readonly round: number;
  readonly question: string;
  readonly asked_at: string;
  readonly state_before: DecidableState;
  readonly answer: string | null;
  readonly answered_at: string | null;
};

const columns = [
  'request_id',
  'round',
  'question',
  'asked_at',
  'state_before',
  'answer',
  'answered_at',
] as const;

export function requestQueryRecords(scope: Scope): RequestQueryRecords {
  const queries = () => rowsOf(scope, 'request_queries');
  return {
    ofRequest: async (id) => {
      const rows = queries().where('request_id', id).orderBy('round');
      return (await rows.select<QueryRow[]>([...columns])).map(queryOf);
    },
    insert: async (query) => {
      const added = await addRowUnlessTaken(scope, 'request_queries', rowOf(query));
      if (!added) throw new Refusal('conflict', 'query-open');
    },
    answer: ({ requestId, round, answer, answeredAt }) =>
      changeRow(
        queries().where({ request_id: requestId, round }).whereNull('answered_at'),
        { answer, answered_at: textOfTime(answeredAt) },
        'no-query-open',
      ),
  };
}

function rowOf(query: RequestQuery): QueryRow {
  return {
    request_id: query.requestId,
    round: query.round,
    question: query.question,
    asked_at: query.askedAt.toISOString(),
    state_before: query.stateBefore,
    answer: query.answer,
    answered_at: textOfTime(query.answeredAt),
  };
}

function queryOf(row: QueryRow): RequestQuery {
  return {
    requestId: accessRequestId(row.request_id),
    round: row.round,
    question: row.question,
    askedAt: new Date(row.asked_at),
    stateBefore: row.state_before,
    answer: row.answer,
    answeredAt: timeOrNull(row.answered_at),
  };
}
