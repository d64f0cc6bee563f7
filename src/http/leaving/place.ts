// The closing of a municipality is seen from two places: its own settings, and the provider's area.
import type { TenantId } from '../../domain/ids';
import type { Ports } from '../../usecases/ports';
import { showClosingOf, showOwnClosing, type ShownClosing } from '../../usecases/show-closing';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import type { PlaceOf } from '../kit/placed';
import type { Breadcrumb, Link } from '../kit/view-models';

export type ClosingAct = 'announce' | 'confirm' | 'withdraw' | 'force';

export type Place = {
  readonly side: 'tenant' | 'operator';
  readonly tenantId: TenantId;
  readonly shown: ShownClosing;
  readonly show: string;
  readonly act: (act: ClosingAct) => string;
  /** Upwards, above the page of the closing. */
  readonly above: readonly Link[];
};

type Find = PlaceOf<Pick<Ports, 'store'>, Place>;

export const placeInTenant: Find = async (ports, { actor, tenant: { slug }, t }) => ({
  side: 'tenant',
  tenantId: actor.tenantId,
  shown: await showOwnClosing(ports, actor),
  show: paths.leaving.closing(slug),
  act: (act) => paths.leaving.closingAct(slug, act),
  above: [{ label: t('settings.title'), href: paths.settings(slug) }],
});

/** Also for one that is closed: its own pages are no more. */
export const placeOfOperator: Find = async (ports, { actor, params, t }) => {
  const shown = await showClosingOf(ports, actor, params['slug'] ?? '');
  const { id, slug, name, closedAt } = shown.tenant;
  const own = closedAt === null ? [{ label: name, href: paths.operator.tenant(slug) }] : [];
  return {
    side: 'operator',
    tenantId: id,
    shown,
    show: paths.operator.tenantPart(slug, 'closing'),
    act: (act) => paths.operator.closingAct(slug, act),
    above: [{ label: t('tenants.title'), href: paths.operator.tenants }, ...own],
  };
};

export function breadcrumbTo({ t }: PersonContext, place: Place, here: string | null): Breadcrumb {
  const title = t('leaving.closing.here');
  if (here === null) return { links: place.above, here: title };
  return { links: [...place.above, { label: title, href: place.show }], here };
}
