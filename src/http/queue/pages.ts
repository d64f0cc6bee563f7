// The queue: filter, hits, and the requests that wait, of which several can be decided at one go.
import { mostAtOnce } from '../../domain/bulk-decision';
import { isSelf } from '../../domain/actor';
import type { Queue } from '../../usecases/list-queue';
import type { PersonContext } from '../kit/context';
import { cursorText } from '../kit/cursor';
import type { FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { onward } from '../kit/paging';
import { paths, withQuery } from '../kit/paths';
import type { Empty, Link, Pagination, Table } from '../kit/view-models';
import { waitingTable } from '../kit/waiting-table';
import { filterForm, inAddress, isNarrowed } from './filter';

type QueueModel = {
  readonly title: string;
  readonly filter: FormView;
  readonly table: Table;
  readonly choosing: ChoosingForm | null;
  readonly pagination: Pagination;
  readonly toArchive: Link;
};

/** The rows' boxes belong to it. */
type ChoosingForm = {
  readonly action: string;
  readonly submit: string;
  /** Null while the page shows them all. */
  readonly all: string | null;
  readonly hidden: FormView['hidden'];
};
export const queuePage = page<QueueModel>('queue/list');

export function queueModel(context: PersonContext, queue: Queue): QueueModel {
  const { t, tenant, actor } = context;
  const { items, next } = queue.page;
  const others = items.filter(({ request }) => !isSelf(actor, request.personId));
  return {
    title: t('queue.title'),
    toArchive: { label: t('archive.link'), href: paths.archive.list(tenant.slug) },
    filter: filterForm(context, queue),
    table: waitingTable(context, {
      items,
      caption: t('queue.caption'),
      empty: emptyOf(context, queue),
      choosing: true,
      asked: queue.asked,
    }),
    choosing: others.length === 0 ? null : choosingForm(context, queue),
    pagination: onward(context, {
      filters: inAddress(queue),
      older: cursorText(next),
      hits: queue.hits,
    }),
  };
}

function choosingForm({ t, tenant, format, query }: PersonContext, queue: Queue): ChoosingForm {
  const isWhole = queue.page.next === null && query['after'] === undefined;
  const count = Math.min(queue.hits, mostAtOnce);
  return {
    action: paths.queue.many(tenant.slug),
    submit: t('queue.many.choose'),
    all: isWhole
      ? null
      : t(queue.hits > mostAtOnce ? 'queue.many.all-first' : 'queue.many.all', {
          count: format.count(count),
        }),
    hidden: Object.entries(inAddress(queue)).flatMap(([name, value]) =>
      value === null ? [] : [{ name, value }],
    ),
  };
}

function emptyOf({ t, tenant }: PersonContext, queue: Queue): Empty {
  if (!isNarrowed(queue)) {
    const link = {
      label: t('queue.empty-others'),
      href: withQuery(paths.queue.list(tenant.slug), { turn: 'all' }),
    };
    return { title: t('queue.empty'), text: t('queue.empty-text'), link };
  }
  // The way out stands beside the filter.
  return { title: t('queue.empty-narrowed'), text: t('queue.empty-text') };
}
