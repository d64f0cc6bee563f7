// What the pages about a gateway group's networks say alike.
import type { GatewayGroup } from '../../domain/gateway';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import type { Breadcrumb } from '../kit/view-models';

/** Null: the page of the networks themselves. */
export function networksBreadcrumb(
  { t, tenant }: PersonContext,
  group: Pick<GatewayGroup, 'id'> | null,
  here: string,
): Breadcrumb {
  return {
    links: [
      { label: t('settings.title'), href: paths.settings(tenant.slug) },
      ...(group === null
        ? []
        : [{ label: t('networks.here'), href: paths.networks.show(tenant.slug, group.id) }]),
    ],
    here,
  };
}
