// What a person of the provider sees: the one queue, for whom they act, and the code to be named by.
import type { ActingFor } from '../../usecases/ports-of-delegations';
import type { DelegatedItem, DelegatedQueue } from '../../usecases/list-delegated-queue';
import type { PersonContext } from '../kit/context';
import { cursorText } from '../kit/cursor';
import { page } from '../kit/page';
import { onward } from '../kit/paging';
import { paths } from '../kit/paths';
import type { Action, Cell, Empty, Link, Pagination, Table } from '../kit/view-models';

type QueueModel = {
  readonly title: string;
  readonly table: Table;
  readonly pagination: Pagination;
  readonly toMine: Link;
};
export const queuePage = page<QueueModel>('delegations/queue');

type MineModel = { readonly title: string; readonly table: Table; readonly makeCode: Action };
export const minePage = page<MineModel>('delegations/mine');

type CodeModel = {
  readonly title: string;
  readonly code: string;
  readonly text: string;
  readonly back: Link;
};
export const codePage = page<CodeModel>('delegations/code');

export function queueModel(context: PersonContext, queue: DelegatedQueue): QueueModel {
  const { t } = context;
  return {
    title: t('delegations.queue.title'),
    table: {
      caption: t('delegations.queue.caption'),
      captionHidden: true,
      columns: [
        { label: t('queue.column.case') },
        { label: t('delegations.queue.town') },
        { label: t('queue.column.person') },
        { label: t('queue.column.profile') },
        { label: t('queue.column.waiting') },
      ],
      rows: queue.page.items.map((item) => waitingRow(context, item)),
      empty: emptyOf(context, queue),
    },
    pagination: onward(context, { filters: {}, older: cursorText(queue.page.next), hits: null }),
    toMine: { label: t('delegations.queue.to-mine'), href: paths.operator.delegations },
  };
}

function waitingRow({ format, now }: PersonContext, item: DelegatedItem): readonly Cell[] {
  const { request, town, personName, department, profileName } = item;
  return [
    { text: request.caseNumber, href: paths.queue.show(town.slug, request.id) },
    { text: town.name },
    { text: personName, note: department ?? '' },
    { text: profileName },
    { text: format.duration(request.submittedAt, now), note: format.dateTime(request.submittedAt) },
  ];
}

function emptyOf({ t }: PersonContext, { towns }: DelegatedQueue): Empty {
  const of = towns === 0 ? 'nobody' : 'empty';
  return { title: t(`delegations.queue.${of}`), text: t(`delegations.queue.${of}-text`) };
}

export function mineModel({ t, format }: PersonContext, acting: readonly ActingFor[]): MineModel {
  return {
    title: t('delegations.mine.title'),
    table: {
      caption: t('delegations.mine.caption'),
      captionHidden: true,
      columns: [
        { label: t('delegations.queue.town') },
        { label: t('delegations.role') },
        { label: t('delegations.until') },
      ],
      rows: acting.map(({ name, slug, role, until }) => [
        { text: name, href: paths.tenant(slug) },
        { text: t(`delegations.may.${role}`) },
        { text: format.day(until) },
      ]),
      empty: { title: t('delegations.mine.empty'), text: t('delegations.mine.empty-text') },
    },
    makeCode: {
      action: paths.operator.delegationCode,
      label: t('delegations.mine.make-code'),
      look: acting.length === 0 ? 'primary' : 'secondary',
    },
  };
}

export function codeModel(
  { t, format }: PersonContext,
  { code, endsAt }: { readonly code: string; readonly endsAt: Date },
): CodeModel {
  return {
    title: t('delegations.shown.title'),
    code,
    text: t('delegations.shown.text', { time: format.dateTime(endsAt) }),
    back: { label: t('delegations.shown.back'), href: paths.operator.delegations },
  };
}
