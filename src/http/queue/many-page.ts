// The requests that were chosen to be decided together, with the decision below.
import type { QueueItem } from '../../usecases/ports-of-accesses';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Breadcrumb, Table } from '../kit/view-models';
import { waitingTable } from '../kit/waiting-table';

type ManyModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly lead: string;
  readonly table: Table;
  readonly form: FormView;
};
export const manyPage = page<ManyModel>('queue/many');

export function manyModel(
  context: PersonContext,
  items: readonly QueueItem[],
  sent: Parsed<unknown> | null = null,
): ManyModel {
  const { t, tenant, language } = context;
  const list = paths.queue.list(tenant.slug);
  const title = t('queue.many.title', { count: items.length });
  return {
    title,
    breadcrumb: { links: [{ label: t('queue.title'), href: list }], here: title },
    lead: t('queue.many.lead'),
    table: waitingTable(context, {
      items,
      caption: t('queue.many.caption'),
      empty: { title: t('queue.many.none'), text: t('queue.many.none-text') },
    }),
    form: formView({
      language,
      action: paths.queue.decideMany(tenant.slug),
      fields: [
        {
          kind: 'radios',
          name: 'kind',
          label: t('queue.decide.heading'),
          options: (['approve', 'deny'] as const).map((value) => ({
            value,
            label: t(`queue.decide.${value}`),
            hint: t(`queue.many.hint.${value}`),
          })),
        },
        {
          kind: 'paragraph',
          name: 'reason',
          label: t('queue.many.reason'),
          hint: t('queue.many.reason-hint'),
          optional: true,
        },
      ],
      submit: t('queue.many.decide', { count: items.length }),
      sent,
      hidden: [{ name: 'chosen', value: items.map(({ request }) => request.id).join(' ') }],
      cancel: { label: t('kit.cancel'), href: list },
    }),
  };
}
