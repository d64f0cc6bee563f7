// The list of municipalities, for people of the provider.
import type { TenantSummary } from '../../usecases/ports-of-the-installation';
import type { PersonContext } from '../kit/context';
import { page } from '../kit/page';
import type { Table } from '../kit/view-models';

type ListModel = { readonly title: string; readonly table: Table };
export const listPage = page<ListModel>('tenants/list');

export function listModel({ t }: PersonContext, tenants: readonly TenantSummary[]): ListModel {
  return {
    title: t('tenants.title'),
    table: {
      caption: t('tenants.list.caption'),
      captionHidden: true,
      columns: [{ label: t('tenants.column.name') }, { label: t('tenants.column.slug') }],
      rows: tenants.map(({ name, slug }) => [{ text: name }, { text: slug }]),
      empty: { title: t('tenants.list.empty'), text: t('tenants.list.empty-text') },
    },
  };
}
