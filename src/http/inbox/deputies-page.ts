// Who stands in for somebody: those named already, each to be ended, and the form to name another.
import { isInForceOn } from '../../domain/deputy';
import type { Inbox } from '../../usecases/list-inbox';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import type { Action, Breadcrumb, Cell, Table } from '../kit/view-models';

type DeputiesModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly table: Table;
  readonly endings: readonly Action[];
  readonly form: FormView;
};
export const deputiesPage = page<DeputiesModel>('inbox/deputies');

export function deputiesModel(
  context: PersonContext,
  inbox: Inbox,
  sent: Parsed<unknown> | null = null,
): DeputiesModel {
  const { t, tenant } = context;
  return {
    title: t('inbox.deputies.title'),
    breadcrumb: {
      links: [{ label: t('inbox.title'), href: paths.inbox.list(tenant.slug) }],
      here: t('inbox.deputies.title'),
    },
    table: {
      caption: t('inbox.deputies.caption'),
      captionHidden: true,
      columns: (['who', 'period', 'state'] as const).map((column) => ({
        label: t(`inbox.deputies.column.${column}`),
      })),
      rows: inbox.deputies.map((named) => rowOf(context, named, inbox.today)),
      empty: { title: t('inbox.deputies.empty'), text: t('inbox.deputies.empty-text') },
    },
    endings: inbox.deputies.map(({ deputy, deputyName }) => ({
      action: paths.inbox.endDeputy(tenant.slug, deputy.id),
      label: t('inbox.deputies.end', { name: deputyName }),
      look: 'secondary',
    })),
    form: namingForm(context, inbox.today, sent),
  };
}

function rowOf(
  { t, format }: PersonContext,
  { deputy, deputyName }: Inbox['deputies'][number],
  today: string,
): readonly Cell[] {
  const inForce = isInForceOn(deputy, today);
  return [
    { text: deputyName },
    { text: format.period(deputy.from, deputy.until) },
    {
      badge: badge(
        t(inForce ? 'inbox.deputies.in-force' : 'inbox.deputies.later'),
        inForce ? 'success' : 'neutral',
      ),
    },
  ];
}

function namingForm(
  { t, tenant, language }: PersonContext,
  today: string,
  sent: Parsed<unknown> | null,
): FormView {
  return formView({
    language,
    action: paths.inbox.deputies(tenant.slug),
    fields: [
      {
        kind: 'text',
        name: 'colleague',
        label: t('inbox.deputies.colleague'),
        hint: t('inbox.deputies.colleague-hint'),
      },
      { kind: 'date', name: 'from', label: t('inbox.deputies.from'), earliest: today },
      { kind: 'date', name: 'until', label: t('inbox.deputies.until'), earliest: today },
    ],
    submit: t('inbox.deputies.submit'),
    sent,
    initial: { from: today },
  });
}
