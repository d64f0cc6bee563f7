// Revocation lists as rows: whose, in what state, until when, how large, and under which address others fetch them.
import { listName, stateOfList, type ListState } from '../../domain/revocation-list';
import type { ListOfTenant, RevocationList } from '../../usecases/ports-of-revocation-lists';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import { authorityName, failureNote } from '../kit/revocation-list-alarm';
import { badge } from '../kit/status';
import type { Cell, Table, Tone } from '../kit/view-models';

type Shown = RevocationList & Partial<Pick<ListOfTenant, 'tenant'>>;

export function listTable(context: PersonContext, lists: readonly Shown[]): Table {
  const { t } = context;
  return {
    caption: t('revocation-lists.title'),
    captionHidden: true,
    columns: [
      { label: t('revocation-lists.column.of') },
      { label: t('revocation-lists.column.state') },
      { label: t('revocation-lists.column.number'), numeric: true },
      { label: t('revocation-lists.column.made') },
      { label: t('revocation-lists.column.until') },
      { label: t('revocation-lists.column.entries'), numeric: true },
      { label: t('revocation-lists.column.address') },
    ],
    rows: lists.map((list) => rowOf(context, list)),
    empty: { title: t('revocation-lists.empty'), text: t('revocation-lists.empty-text') },
  };
}

function rowOf(context: PersonContext, list: Shown): readonly Cell[] {
  const { t, format } = context;
  const { published } = list;
  const none: Cell = { text: t('kit.none') };
  return [
    { text: authorityName(context, list), ...(list.tenant === undefined ? {} : { note: list.tenant.name }) },
    stateCell(context, list),
    published === null ? none : { text: format.number(published.number) },
    published === null ? none : { text: format.dateTime(published.thisUpdate) },
    published === null ? none : { text: format.dateTime(published.nextUpdate) },
    published === null
      ? none
      : { text: format.number(published.entries), note: sizeOf(context, published.bytes) },
    addressCell(context, list),
  ];
}

const tones: Readonly<Record<ListState, Tone>> = {
  current: 'success',
  'ends-soon': 'warning',
  over: 'danger',
  'never-made': 'danger',
};

function stateCell(context: PersonContext, list: Shown): Cell {
  const { t, now } = context;
  if (list.authorityNotAfter <= now) return { badge: badge(t('revocation-lists.state.ended'), 'neutral') };
  const state = stateOfList(list.published?.nextUpdate ?? null, now);
  const note = failureNote(context, list);
  return {
    badge: badge(t(`revocation-lists.state.${state}`), tones[state]),
    ...(note === '' ? {} : { note }),
  };
}

function addressCell({ publicUrl, t }: PersonContext, { authoritySerial, published }: Shown): Cell {
  const address = new URL(paths.revocationList(listName(authoritySerial)), publicUrl).href;
  const pieces = address.split(/(?<=\/)/);
  return published === null
    ? { text: address, pieces, note: t('revocation-lists.not-yet') }
    : { text: address, href: address };
}

function sizeOf({ t, format }: PersonContext, bytes: number): string {
  return t('revocation-lists.size', { size: format.number(Math.ceil(bytes / 1024)) });
}
