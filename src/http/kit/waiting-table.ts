// Requests that wait for a decision, as the queue and the day's page list them.
import type { QueueItem } from '../../usecases/ports-of-accesses';
import type { PersonContext } from './context';
import { paths } from './paths';
import { requestBadge } from './status';
import type { Cell, Empty, Table } from './view-models';

type Listed = { readonly items: readonly QueueItem[]; readonly caption: string; readonly empty: Empty };

export function waitingTable(context: PersonContext, { items, caption, empty }: Listed): Table {
  const { t } = context;
  return {
    caption,
    captionHidden: true,
    columns: [
      { label: t('queue.column.case') },
      { label: t('queue.column.person') },
      { label: t('queue.column.profile') },
      { label: t('queue.column.period') },
      { label: t('queue.column.waiting') },
    ],
    rows: items.map((item) => waitingRow(context, item)),
    empty,
  };
}

function waitingRow({ t, tenant, format, now, actor }: PersonContext, item: QueueItem): readonly Cell[] {
  const { request, personName, department, profileName } = item;
  const own = request.personId === actor.personId ? t('queue.own-note') : null;
  return [
    {
      text: request.caseNumber,
      href: paths.queue.show(tenant.slug, request.id),
      // It waits for the applicant, not for whoever looks at the list.
      ...(request.state === 'query' ? { badge: requestBadge(t, 'query', 'staff') } : {}),
    },
    { text: personName, note: [department, own].filter((note) => note !== null).join(' · ') },
    { text: profileName },
    { text: format.period(request.period.from, request.period.until) },
    { text: format.duration(request.submittedAt, now), note: format.dateTime(request.submittedAt) },
  ];
}
