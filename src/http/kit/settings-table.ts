// How far the gateways of a group have taken over what was ordered in their settings.
import { hasRole } from '../../domain/actor';
import { settingsProgress, type Gateway, type SettingsProgress } from '../../domain/gateway';
import type { PersonContext } from './context';
import { paths } from './paths';
import { badge } from './status';
import type { Cell, Table, Tone } from './view-models';

/** `isTooOld`: its agent does not know what was ordered, so that it must not look as if it did it. */
export function settingsTable(
  context: PersonContext,
  gateways: readonly Gateway[],
  isTooOld: (gateway: Gateway) => boolean,
): Table {
  const { t, tenant, actor } = context;
  const mayOpen = hasRole(actor, 'it-admin');
  return {
    caption: t('profiles.gateways.heading'),
    captionHidden: true,
    columns: [{ label: t('profiles.gateways.name') }, { label: t('profiles.gateways.state') }],
    rows: gateways.map((gateway): readonly Cell[] => [
      { text: gateway.name, ...(mayOpen ? { href: paths.gateways.show(tenant.slug, gateway.id) } : {}) },
      isTooOld(gateway)
        ? { badge: badge(t('profiles.gateways.old'), 'warning') }
        : progressCell(context, gateway),
    ]),
    empty: { title: t('profiles.gateways.empty'), text: t('profiles.gateways.empty-text') },
  };
}

const tones: Readonly<Record<SettingsProgress, Tone>> = {
  ordered: 'info',
  effective: 'success',
  failed: 'danger',
};

function progressCell({ t }: PersonContext, gateway: Gateway): Cell {
  const progress = settingsProgress(gateway);
  return { badge: badge(t(`profiles.gateways.${progress}`), tones[progress]) };
}
