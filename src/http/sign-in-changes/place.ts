// The same pages stand in two places: in the municipality's settings and in the provider's area.
import type { TenantId } from '../../domain/ids';
import { Refusal } from '../../domain/errors';
import type { Ports } from '../../usecases/ports';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import type { Breadcrumb, Link } from '../kit/view-models';

export type Place = {
  readonly side: 'tenant' | 'operator';
  readonly tenantId: TenantId;
  readonly list: string;
  readonly new: string;
  readonly show: (id: string) => string;
  readonly act: (id: string, act: string) => string;
  /** Upwards, above the list. */
  readonly above: readonly Link[];
};

export async function placeInTenant(_ports: Pick<Ports, 'store'>, context: PersonContext): Promise<Place> {
  const { slug } = context.tenant;
  return {
    side: 'tenant',
    tenantId: context.actor.tenantId,
    list: paths.signInChanges.list(slug),
    new: paths.signInChanges.new(slug),
    show: (id) => paths.signInChanges.show(slug, id),
    act: (id, act) => paths.signInChanges.act(slug, id, act),
    above: [
      { label: context.t('settings.title'), href: paths.settings(slug) },
      { label: context.t('settings.sign-in.title'), href: paths.settingsPart(slug, 'sign-in') },
    ],
  };
}

export async function placeOfOperator(
  { store }: Pick<Ports, 'store'>,
  context: PersonContext,
): Promise<Place> {
  const tenant = await store.installation.findTenant(context.params['slug'] ?? '');
  if (tenant === null) throw new Refusal('not-found', 'tenant-unknown');
  const { slug } = tenant;
  return {
    side: 'operator',
    tenantId: tenant.id,
    list: paths.operator.tenantPart(slug, 'sign-in-changes'),
    new: paths.operator.signInChange(slug, 'new'),
    show: (id) => paths.operator.signInChange(slug, id),
    act: (id, act) => paths.operator.signInChangeAct(slug, id, act),
    above: [
      { label: context.t('tenants.title'), href: paths.operator.tenants },
      { label: tenant.name, href: paths.operator.tenant(slug) },
    ],
  };
}

export function breadcrumbTo(context: PersonContext, place: Place, here: string | null): Breadcrumb {
  const title = context.t('sign-in-changes.title');
  if (here === null) return { links: place.above, here: title };
  return { links: [...place.above, { label: title, href: place.list }], here };
}
