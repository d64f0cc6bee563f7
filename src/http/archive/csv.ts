// The found requests as a file for spreadsheets, made piece by piece while it is sent.
import type { QueueItem } from '../../usecases/ports-of-accesses';
import type { PersonContext } from '../kit/context';
import { csvLines } from '../kit/csv';
import { requestBadge, shownRequestState } from '../kit/status';

type Words = Pick<PersonContext, 't' | 'format'>;

/** Without purposes and reasons: who takes a list needs no stories. */
export async function* csvOf(
  words: Words,
  pieces: AsyncIterable<readonly QueueItem[]>,
): AsyncGenerator<string> {
  yield csvLines([headings(words)], { first: true });
  for await (const piece of pieces) yield csvLines(piece.map((item) => cells(words, item)));
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
