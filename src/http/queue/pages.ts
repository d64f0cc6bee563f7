// The queue: filter, hits, and the requests that wait.
import type { Queue } from '../../usecases/list-queue';
import type { PersonContext } from '../kit/context';
import { cursorText } from '../kit/cursor';
import { formView, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { onward } from '../kit/paging';
import { paths } from '../kit/paths';
import type { Empty, Link, Pagination, Table } from '../kit/view-models';
import { waitingTable } from '../kit/waiting-table';

type QueueModel = {
  readonly title: string;
  /** Null where there is nothing to choose between. */
  readonly filter: FormView | null;
  readonly table: Table;
  readonly pagination: Pagination;
  readonly toArchive: Link;
};
export const queuePage = page<QueueModel>('queue/list');

export function queueModel(context: PersonContext, queue: Queue): QueueModel {
  const { t, tenant } = context;
  return {
    title: t('queue.title'),
    toArchive: { label: t('archive.link'), href: paths.archive.list(tenant.slug) },
    filter: queue.profiles.length > 1 ? profileFilter(context, queue) : null,
    table: waitingTable(context, {
      items: queue.page.items,
      caption: t('queue.caption'),
      empty: emptyOf(context, queue),
    }),
    pagination: onward(context, {
      filters: { profile: queue.profile?.id },
      older: cursorText(queue.page.next),
      hits: queue.hits,
    }),
  };
}

function profileFilter({ t, tenant, language }: PersonContext, { profiles, profile }: Queue): FormView {
  return formView({
    language,
    method: 'get',
    action: paths.queue.list(tenant.slug),
    fields: [
      {
        kind: 'select',
        name: 'profile',
        label: t('queue.filter.profile'),
        options: [
          { value: '', label: t('queue.filter.all') },
          ...profiles.map(({ id, name }) => ({ value: id, label: name })),
        ],
      },
    ],
    submit: t('queue.filter.submit'),
    look: 'secondary',
    sent: null,
    initial: { profile: profile?.id ?? '' },
  });
}

function emptyOf({ t, tenant }: PersonContext, { profile }: Queue): Empty {
  if (profile === null) return { title: t('queue.empty'), text: t('queue.empty-text') };
  return {
    title: t('queue.empty-profile', { profile: profile.name }),
    text: t('queue.empty-text'),
    link: { label: t('queue.empty-profile-link'), href: paths.queue.list(tenant.slug) },
  };
}
