// Requests that wait for a decision, as the queue and the day's page list them: what matters at a glance.
import type { StepOffice } from '../../domain/request-step';
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
  /** Which offices are asked now; without it, IT. */
  readonly asked?: ReadonlyMap<string, readonly StepOffice[]>;
};

export function waitingTable(context: PersonContext, listed: Listed): Table {
  const { t } = context;
  const { items, caption, empty } = listed;
  return {
    caption,
    captionHidden: true,
    columns: (['case', 'person', 'profile', 'outcome', 'waiting'] as const).map((name) => ({
      label: t(`queue.column.${name}`),
    })),
    rows: items.map((item) => waitingRow(context, item, listed)),
    empty,
  };
}

function waitingRow(
  context: PersonContext,
  item: QueueItem,
  { choosing = false, asked }: Listed,
): readonly Cell[] {
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
    { text: format.duration(request.submittedAt, now), note: waitsNote(context, request, asked) },
  ];
}

/** Since when, and for whom where that is not IT. */
function waitsNote(
  { t, format }: PersonContext,
  { id, submittedAt }: QueueItem['request'],
  asked: Listed['asked'],
): string {
  const others = (asked?.get(id) ?? []).filter((office) => office !== 'it-admin');
  const names = others.map((office) => t(`approval.office.${office}`)).join(', ');
  const since = format.dateTime(submittedAt);
  return names === '' ? since : `${since} · ${t('queue.waits-for', { offices: names })}`;
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
