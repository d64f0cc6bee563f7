// What an export holds and what it leaves out, before it is made.
import type { PersonContext } from '../kit/context';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Action, Breadcrumb } from '../kit/view-models';

type ExportModel = { readonly title: string; readonly breadcrumb: Breadcrumb; readonly download: Action };
export const exportPage = page<ExportModel>('leaving/export');

export function exportModel({ t, tenant }: PersonContext): ExportModel {
  const title = t('leaving.export.title');
  return {
    title,
    breadcrumb: { links: [{ label: t('settings.title'), href: paths.settings(tenant.slug) }], here: title },
    download: {
      action: paths.leaving.export(tenant.slug),
      label: t('leaving.export.button'),
      look: 'primary',
    },
  };
}
