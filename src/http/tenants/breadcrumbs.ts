// The way back to the list of municipalities, and to one of them.
import type { Municipality } from '../../usecases/show-municipality';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import type { Breadcrumb } from '../kit/view-models';

export function tenantsBreadcrumb({ t }: PersonContext, here: string): Breadcrumb {
  return { links: [{ label: t('tenants.title'), href: paths.operator.tenants }], here };
}

export function municipalityBreadcrumb(
  { t }: PersonContext,
  { tenant }: Municipality,
  here: string,
): Breadcrumb {
  return {
    links: [
      { label: t('tenants.title'), href: paths.operator.tenants },
      { label: tenant.name, href: paths.operator.tenant(tenant.slug) },
    ],
    here,
  };
}
