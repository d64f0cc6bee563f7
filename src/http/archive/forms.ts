// By what all requests are searched; days as people type them, ids as they stand in addresses.
import { z } from 'zod';
import { accessProfileId } from '../../domain/ids';
import { archivedStates, type ArchiveView } from '../../domain/request-archive';
import { areInOrder, dayLookedAt, notInOrder } from '../kit/days-looked-at';
import { choice, line } from '../kit/form-input';

const longestWords = 200;

/** An empty field narrows nothing down. */
export const archiveForm = z
  .object({
    q: line({ max: longestWords, min: 0 }),
    number: line({ max: 64, min: 0 }),
    state: choice(['', ...archivedStates]),
    profile: line({ max: 64, min: 0 }),
    from: dayLookedAt(),
    until: dayLookedAt(),
  })
  .refine(areInOrder, notInOrder)
  .transform(({ q, number, state, profile, from, until }): ArchiveView => ({
    words: q,
    caseNumber: number,
    state: state === '' ? null : state,
    profile: profile === '' ? null : accessProfileId(profile),
    from,
    until,
  }));

/** The choice as it travels in addresses and in the form of the export. */
export function inAddress({ words, caseNumber, state, profile, from, until }: ArchiveView) {
  return { q: words, number: caseNumber, state, profile, from, until };
}
