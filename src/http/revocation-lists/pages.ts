// The pages about revocation lists: for the provider those of all municipalities, for a municipality its own.
import type { Page } from '../../domain/paging';
import type { ListOfTenant, RevocationList } from '../../usecases/ports-of-revocation-lists';
import type { PersonContext } from '../kit/context';
import { cursorText } from '../kit/cursor';
import { page } from '../kit/page';
import { onward } from '../kit/paging';
import { paths } from '../kit/paths';
import type { Breadcrumb, Pagination, Table } from '../kit/view-models';
import { listTable } from './table';

type ListsModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly lead: string;
  readonly table: Table;
  /** Null where all stand on one page. */
  readonly pagination: Pagination | null;
};
export const listsPage = page<ListsModel>('revocation-lists/list');

export function ownListsModel(context: PersonContext, lists: readonly RevocationList[]): ListsModel {
  const { t, tenant } = context;
  const title = t('revocation-lists.title');
  return {
    title,
    breadcrumb: { links: [{ label: t('settings.title'), href: paths.settings(tenant.slug) }], here: title },
    lead: t('revocation-lists.own-lead'),
    table: listTable(context, lists),
    pagination: null,
  };
}

export function allListsModel(context: PersonContext, { items, next }: Page<ListOfTenant>): ListsModel {
  const { t } = context;
  const title = t('revocation-lists.title');
  return {
    title,
    breadcrumb: { links: [{ label: t('tenants.title'), href: paths.operator.tenants }], here: title },
    lead: t('revocation-lists.all-lead'),
    table: listTable(context, items),
    pagination: onward(context, { filters: {}, older: cursorText(next), hits: null }),
  };
}
