// What somebody chose to see of all requests, as the store takes it: days become moments, words become tokens.
import { addDays, endOfLocalDay } from '../../domain/local-day';
import { caseNumberSaid, type ArchiveView } from '../../domain/request-archive';
import { queryTokens } from '../../domain/search-tokens';
import type { Tenant } from '../../domain/tenant';
import type { ArchiveFilter } from '../ports-of-accesses';

/** Null: a case number was typed that is none, so nothing can be found. */
export function archiveFilterOf(
  { words, caseNumber, state, profile, from, until }: ArchiveView,
  { timeZone, caseCode }: Pick<Tenant, 'timeZone' | 'caseCode'>,
): ArchiveFilter | null {
  const number = caseNumber === '' ? null : caseNumberSaid(caseNumber, caseCode);
  if (caseNumber !== '' && number === null) return null;
  return {
    words: queryTokens(words),
    caseNumber: number,
    state,
    profileId: profile,
    from: from === null ? null : endOfLocalDay(addDays(from, -1), timeZone),
    before: until === null ? null : endOfLocalDay(until, timeZone),
  };
}
