// The found requests as a file for spreadsheets: made piece by piece while it is sent, and nothing in it is a formula.
import { stringify } from 'csv-stringify/sync';
import type { QueueItem } from '../../usecases/ports-of-accesses';
import type { PersonContext } from '../kit/context';
import { requestBadge, shownRequestState } from '../kit/status';

type Words = Pick<PersonContext, 't' | 'format'>;

/**
 * As German spreadsheets open it: semicolons, and a mark that says UTF-8. A name that begins like a formula gets an
 * apostrophe before it (OWASP: CSV injection). Without purposes and reasons: who takes a list needs no stories.
 */
export async function* csvOf(
  words: Words,
  pieces: AsyncIterable<readonly QueueItem[]>,
): AsyncGenerator<string> {
  yield lines([headings(words)], true);
  for await (const piece of pieces)
    yield lines(
      piece.map((item) => cells(words, item)),
      false,
    );
}

function lines(rows: readonly (readonly string[])[], isFirst: boolean): string {
  return stringify([...rows], {
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
    bom: isFirst,
  });
}

function headings({ t }: Words): readonly string[] {
  return [
    t('archive.column.case'),
    t('archive.export.name'),
    t('archive.export.department'),
    t('archive.column.profile'),
    t('archive.export.device-kind'),
    t('archive.export.from'),
    t('archive.export.until'),
    t('archive.column.state'),
    t('archive.column.submitted'),
    t('archive.export.decided'),
  ];
}

function cells({ t, format }: Words, { request, personName, department, profileName }: QueueItem) {
  const { caseNumber, deviceKind, period, submittedAt, decidedAt } = request;
  return [
    caseNumber,
    personName,
    department ?? '',
    profileName,
    t(`request-sheet.kind.${deviceKind}`),
    format.day(period.from),
    format.day(period.until),
    requestBadge(t, shownRequestState(request), 'staff').label,
    format.day(submittedAt),
    decidedAt === null ? '' : format.day(decidedAt),
  ];
}
