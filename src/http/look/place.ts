// The same page stands in two places: in the municipality's settings and in the provider's area.
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import type { Link } from '../kit/view-models';

export type Place = {
  /** Of the municipality that somebody of the provider looks after; one's own otherwise. */
  readonly slug?: string;
  readonly address: string;
  readonly back: string;
  /** Told apart by name where several municipalities have such a page. */
  readonly title: (name: string) => string;
  readonly above: (name: string) => readonly Link[];
};

export function placeInTenant({ t, tenant }: PersonContext): Place {
  const back = paths.settings(tenant.slug);
  return {
    address: paths.settingsPart(tenant.slug, 'look'),
    back,
    title: () => t('look.title'),
    above: () => [{ label: t('settings.title'), href: back }],
  };
}

export function placeOfOperator({ t, params }: PersonContext): Place {
  const slug = params['slug'] ?? '';
  const back = paths.operator.tenant(slug);
  return {
    slug,
    address: paths.operator.tenantPart(slug, 'look'),
    back,
    title: (name) => t('look.title-of', { name }),
    above: (name) => [
      { label: t('tenants.title'), href: paths.operator.tenants },
      { label: name, href: back },
    ],
  };
}
