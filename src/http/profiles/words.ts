// What all pages about access profiles say alike: whether one is on offer, and its protocols.
import type { AccessProfile, VpnProtocol } from '../../domain/access-profile';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import type { Badge, Breadcrumb } from '../kit/view-models';

export function stateBadge({ t }: PersonContext, { state }: Pick<AccessProfile, 'state'>): Badge {
  return badge(t(`profiles.state.${state}`), state === 'active' ? 'success' : 'neutral');
}

export function protocolNames(t: PersonContext['t'], protocols: readonly VpnProtocol[]): string {
  return protocols.map((protocol) => t(`profiles.protocol.${protocol}`)).join(', ');
}

/** Null: a page beside the list itself. */
export function profileBreadcrumb(
  { t, tenant }: PersonContext,
  profile: Pick<AccessProfile, 'id' | 'name'> | null,
  here: string,
): Breadcrumb {
  return {
    links: [
      { label: t('settings.title'), href: paths.settings(tenant.slug) },
      { label: t('profiles.list.title'), href: paths.profiles.list(tenant.slug) },
      ...(profile === null
        ? []
        : [{ label: profile.name, href: paths.profiles.show(tenant.slug, profile.id) }]),
    ],
    here,
  };
}
