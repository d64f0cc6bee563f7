// What an access profile is, in words, and what IT may do with it.
import type { ShownProfile } from '../../usecases/show-profile';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import type { Description } from '../kit/view-models';
import { protocolsCell } from './list-page';

/** views/kit/button-link */
export type ActLink = {
  readonly label: string;
  readonly href: string;
  readonly look: 'secondary' | 'danger';
};

export function basicsOf(context: PersonContext, shown: ShownProfile): readonly Description[] {
  const { t, format, tenant } = context;
  const { profile, offered, group, accesses, openRequests } = shown;
  const { systems, deviceKinds, maxDevices, maxDays } = profile;
  const kinds = deviceKinds.map((kind) => t(`profiles.device-kind.${kind}`)).join(', ');
  return [
    {
      term: t('profiles.basics.protocols'),
      value: protocolsCell(context, { of: profile.protocols, offered }),
    },
    {
      term: t('profiles.basics.devices'),
      value: { text: kinds, note: systems.map((system) => t(`devices.system.${system}`)).join(', ') },
    },
    {
      term: t('profiles.basics.limits'),
      value: {
        text: t('profiles.basics.limit-devices', { count: maxDevices }),
        note: t('settings.days', { count: maxDays, shown: format.number(maxDays) }),
      },
    },
    {
      term: t('profiles.basics.group'),
      value: { text: group.name, href: paths.networks.show(tenant.slug, group.id) },
    },
    {
      term: t('profiles.list.column.accesses'),
      value: {
        text: format.count(accesses),
        ...(openRequests === 0
          ? {}
          : { note: t('profiles.basics.open', { count: openRequests, shown: format.count(openRequests) }) }),
      },
    },
  ];
}

export function actsOn({ t, tenant }: PersonContext, { profile }: ShownProfile): readonly ActLink[] {
  const act = (name: 'basics' | 'retire' | 'take-up', look: ActLink['look']): ActLink => ({
    label: t(`profiles.${name}.link`),
    href: paths.profiles.act(tenant.slug, profile.id, name),
    look,
  });
  return [
    act('basics', 'secondary'),
    profile.state === 'active' ? act('retire', 'danger') : act('take-up', 'secondary'),
  ];
}
