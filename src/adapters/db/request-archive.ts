// All requests of a municipality, newest first, narrowed down by words of the applicant, state, profile and time.
// Never by who decided: nothing here may serve to compare those who decide.
import type { Knex } from 'knex';
import type { Page, PageRequest } from '../../domain/paging';
import type { ArchiveFilter, QueueItem, RequestArchiveRecords } from '../../usecases/ports-of-accesses';
import { queueColumns, queueItem, withNames, type QueueRow } from './access-requests';
import { countRows, onePage, pageOf } from './page';
import { rowsOf, type Scope } from './scope';
import { fewItemsWith, withEachWord } from './search';

const byTime = { at: 'access_requests.submitted_at', id: 'access_requests.id', direction: 'desc' } as const;

export function requestArchiveRecords(scope: Scope): RequestArchiveRecords {
  return {
    list: (filter, page) => list(scope, filter, page),
    countUpTo: async (filter, limit) => {
      const people = await fewPeople(scope, filter);
      return countRows(scope.db, filtered(scope, filter, people).select('access_requests.id'), limit + 1);
    },
  };
}

async function list(scope: Scope, filter: ArchiveFilter, page: PageRequest): Promise<Page<QueueItem>> {
  const people = await fewPeople(scope, filter);
  const order = people === null ? byTime : ({ ...byTime, fewRows: true } as const);
  const found = onePage(withNames(filtered(scope, filter, people)), order, page);
  const rows = await found.select<QueueRow[]>([...queueColumns]);
  const { items, next } = pageOf(rows, page.limit, (row) => ({
    at: new Date(row.submitted_at),
    id: row.id,
  }));
  return { items: items.map((row) => queueItem(scope, row)), next };
}

type People = ReadonlySet<string> | null;

/** Null: no words were typed, or many people have them. */
function fewPeople(scope: Scope, { words }: ArchiveFilter): Promise<People> {
  return fewItemsWith({ scope, kind: 'person' }, words);
}

function filtered(scope: Scope, filter: ArchiveFilter, people: People): Knex.QueryBuilder {
  const { words, caseNumber, state, profileId, from, before } = filter;
  const requests = rowsOf(scope, 'access_requests').whereNot('access_requests.state', 'draft');
  if (caseNumber !== null) void requests.where('access_requests.case_number', caseNumber);
  if (state !== null) void requests.where('access_requests.state', state);
  if (profileId !== null) void requests.where('access_requests.profile_id', profileId);
  if (from !== null) void requests.where('access_requests.submitted_at', '>=', from.toISOString());
  if (before !== null) void requests.where('access_requests.submitted_at', '<', before.toISOString());
  if (people !== null) return requests.whereIn('access_requests.person_id', [...people]);
  // Many people have the words: going through the requests by time meets a page's worth of theirs soon.
  return withEachWord({ scope, kind: 'person' }, requests, { id: 'access_requests.person_id', words });
}
