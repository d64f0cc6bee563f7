// How far a decision about many requests is, and what became of each; can be left and come back to.
import type { ShownBulkDecision } from '../../usecases/show-bulk-decision';
import { findText } from '../../texts/translate';
import type { PersonContext } from '../kit/context';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import type { Alert, Breadcrumb, Cell, Link, Table } from '../kit/view-models';

type ProgressModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly lead: string;
  /** While it goes on; null afterwards. */
  readonly running: { readonly done: string; readonly total: string; readonly again: Link } | null;
  readonly warning: Alert | null;
  /** Null while it goes on: a list that grows under one's eyes helps nobody. */
  readonly table: Table | null;
  readonly toQueue: Link;
};
export const progressPage = page<ProgressModel>('queue/progress');

export function progressModel(context: PersonContext, shown: ShownBulkDecision): ProgressModel {
  const { t, tenant, format } = context;
  const { decision, results, stage } = shown;
  const [done, total] = [results.length, decision.requests.length];
  const counts = { done: format.count(done), total: format.count(total), count: total };
  const title = t(`queue.many.stage.${stage}`, counts);
  return {
    title,
    breadcrumb: {
      links: [{ label: t('queue.title'), href: paths.queue.list(tenant.slug) }],
      here: t('queue.many.here'),
    },
    lead: leadOf(context, shown),
    running:
      stage === 'running'
        ? {
            done: String(done),
            total: String(total),
            again: {
              label: t('queue.many.again'),
              href: paths.queue.decidingMany(tenant.slug, decision.id),
            },
          }
        : null,
    warning:
      stage === 'cut-off'
        ? { tone: 'warning', title: t('queue.many.cut-off'), lines: [t('queue.many.cut-off-text')] }
        : null,
    table: stage === 'running' ? null : resultTable(context, shown),
    toQueue: { label: t('queue.decide.to-queue'), href: paths.queue.list(tenant.slug) },
  };
}

function resultTable(context: PersonContext, shown: ShownBulkDecision): Table {
  const { t } = context;
  return {
    caption: t('queue.many.results'),
    captionHidden: true,
    columns: (['case', 'person', 'result'] as const).map((name) => ({ label: t(`queue.column.${name}`) })),
    // What needs a human comes first.
    rows: shown.results
      .toSorted((a, b) => Number(a.refusal === null) - Number(b.refusal === null) || a.place - b.place)
      .map((result) => resultRow(context, shown, result)),
    empty: { title: t('queue.many.none-yet'), text: t('queue.many.cut-off-text') },
  };
}

function leadOf({ t, format }: PersonContext, { results, stage }: ShownBulkDecision): string {
  if (stage === 'running') return t('queue.many.can-leave');
  const refused = results.filter(({ refusal }) => refusal !== null).length;
  const decided = results.length - refused;
  return t(refused === 0 ? 'queue.many.all-done' : 'queue.many.some-refused', {
    decided: format.count(decided),
    refused: format.count(refused),
  });
}

function resultRow(
  context: PersonContext,
  { decision }: ShownBulkDecision,
  { requestId, item, refusal }: ShownBulkDecision['results'][number],
): readonly Cell[] {
  const { t, tenant, language } = context;
  const outcome: Cell =
    refusal === null
      ? { badge: badge(t(`queue.many.done.${decision.kind}`), 'success') }
      : {
          badge: badge(t('queue.many.refused'), 'warning'),
          note: findText(language, `refusal.${refusal}`) ?? t('queue.many.refused-note'),
        };
  return [
    { text: item?.request.caseNumber ?? requestId, href: paths.queue.show(tenant.slug, requestId) },
    { text: item?.personName ?? t('kit.none'), note: item?.department ?? '' },
    outcome,
  ];
}
