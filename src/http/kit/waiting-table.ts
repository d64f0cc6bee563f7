// Requests that wait for a decision, as the queue and the day's page list them: what matters at a glance.
import type { QueueItem } from '../../usecases/ports-of-accesses';
import { outcomeBadge } from './assessment-view';
import type { PersonContext } from './context';
import { paths } from './paths';
import { requestBadge } from './status';
import type { Cell, Empty, Table } from './view-models';

type Listed = {
  readonly items: readonly QueueItem[];
  readonly caption: string;
  readonly empty: Empty;
  /** Rows can be chosen, to be decided together. */
  readonly choosing?: boolean;
};

export function waitingTable(context: PersonContext, listed: Listed): Table {
  const { t } = context;
  const { items, caption, empty, choosing = false } = listed;
  return {
    caption,
    captionHidden: true,
    columns: (['case', 'person', 'profile', 'outcome', 'waiting'] as const).map((name) => ({
      label: t(`queue.column.${name}`),
    })),
    rows: items.map((item) => waitingRow(context, item, choosing)),
    empty,
  };
}

function waitingRow(context: PersonContext, item: QueueItem, choosing: boolean): readonly Cell[] {
  const { t, tenant, format, now, actor } = context;
  const { request, personName, department, profileName } = item;
  const { caseNumber, kind, period } = request;
  const own = request.personId === actor.personId ? t('queue.own-note') : null;
  const label = t('queue.choose', { caseNumber, person: personName });
  return [
    {
      text: caseNumber,
      href: paths.queue.show(tenant.slug, request.id),
      ...(kind === 'new' ? {} : { note: t(`queue.request-kind.${kind}`) }),
      // It waits for the applicant, not for whoever looks at the list.
      ...(request.state === 'query' ? { badge: requestBadge(t, 'query', 'staff') } : {}),
      ...(choosing && own === null ? { box: { name: 'request', value: request.id, label } } : {}),
    },
    { text: personName, note: [department, own].filter((note) => note !== null).join(' · ') },
    { text: profileName, note: format.period(period.from, period.until) },
    outcomeCell(context, request.assessed),
    { text: format.duration(request.submittedAt, now), note: format.dateTime(request.submittedAt) },
  ];
}

function outcomeCell(context: PersonContext, assessed: QueueItem['request']['assessed']): Cell {
  const { t } = context;
  if (assessed === null) return { text: t('kit.none') };
  const { outcome, rules, protection } = assessed;
  const need = protection === null ? [] : [t(`queue.need.${protection}`)];
  return {
    badge: outcomeBadge(t, outcome),
    note: [rules.join(', '), ...need].filter(Boolean).join(' · '),
  };
}
