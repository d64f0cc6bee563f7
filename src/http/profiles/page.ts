// An access profile: its limits; what it reaches, and when, how far the gateways have that, and the form for IT.
import { hasRole } from '../../domain/actor';
import { enforcesReach } from '../../domain/gateway';
import { localDay } from '../../domain/local-day';
import { ruleText } from '../../domain/network-rule';
import { dnsOf, networksOf } from '../../domain/profile-reach';
import { isReviewDue } from '../../domain/tenant';
import type { ShownProfile } from '../../usecases/show-profile';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import type { FormView } from '../kit/form-view';
import { homeNetworkAlerts } from '../kit/home-networks';
import { page } from '../kit/page';
import { settingsTable } from '../kit/settings-table';
import { timesOfUseText } from '../kit/times-of-use';
import type { Alert, Badge, Breadcrumb, Description, Table } from '../kit/view-models';
import { actsOn, basicsOf, type ActLink } from './basics-shown';
import { formOf } from './form-page';
import { profileBreadcrumb, stateBadge } from './words';

type ProfileModel = {
  readonly title: string;
  readonly state: Badge;
  /** What applicants read about it. */
  readonly lead: string;
  readonly breadcrumb: Breadcrumb;
  readonly basics: readonly Description[];
  /** None for those who may only read. */
  readonly acts: readonly ActLink[];
  readonly alerts: readonly Alert[];
  readonly networks: readonly string[];
  readonly descriptions: readonly Description[];
  readonly gateways: Table;
  /** Null for those who may only read. */
  readonly form: FormView | null;
};
export const profilePage = page<ProfileModel>('profiles/profile');

export function profileModel(
  context: PersonContext,
  shown: ShownProfile,
  sent: Parsed<unknown> | null,
): ProfileModel {
  const { actor } = context;
  const { profile, group } = shown;
  const rules = networksOf(profile.reach, group);
  return {
    title: profile.name,
    state: stateBadge(context, profile),
    lead: profile.description,
    breadcrumb: profileBreadcrumb(context, null, profile.name),
    basics: basicsOf(context, shown),
    acts: hasRole(actor, 'it-admin') ? actsOn(context, shown) : [],
    alerts: [
      ...reviewAlert(context, shown),
      ...oldAgents(context, shown),
      ...homeNetworkAlerts(
        context,
        'office',
        rules.map(({ network }) => network),
      ),
    ],
    networks: rules.map(ruleText),
    descriptions: descriptionsOf(context, shown),
    gateways: settingsTable(context, shown.gateways, (gateway) => !enforcesReach(gateway)),
    form: hasRole(actor, 'it-admin') ? formOf(context, shown, sent) : null,
  };
}

function reviewAlert({ t, format, now, tenant }: PersonContext, { profile }: ShownProfile): readonly Alert[] {
  const { splitTunnel } = profile.reach;
  if (splitTunnel === null || !isReviewDue(splitTunnel, localDay(now, tenant.timeZone))) return [];
  return [
    {
      tone: 'warning',
      title: t('profiles.split-review', { day: format.day(splitTunnel.reviewOn) }),
      lines: [t('profiles.split-review-text')],
    },
  ];
}

/** What an agent from before does not know it cannot enforce: it must not look as if it did. */
function oldAgents({ t }: PersonContext, { gateways }: ShownProfile): readonly Alert[] {
  const names = gateways.filter((gateway) => !enforcesReach(gateway)).map(({ name }) => name);
  if (names.length === 0) return [];
  return [
    {
      tone: 'warning',
      title: t('profiles.old-agents', { names: names.join(', ') }),
      lines: [t('profiles.old-agents-text')],
    },
  ];
}

function descriptionsOf(context: PersonContext, { profile, group }: ShownProfile): readonly Description[] {
  const { t, format, tenant } = context;
  const { reach } = profile;
  const { splitTunnel } = reach;
  const dns = dnsOf(reach, group);
  return [
    {
      term: t('profiles.reach'),
      value: { text: t(reach.networks === null ? 'profiles.reach-all' : 'profiles.reach-only') },
    },
    {
      term: t('profiles.times.label'),
      value: {
        text: timesOfUseText(t, reach.times),
        note: t('profiles.times.zone', { zone: tenant.timeZone }),
      },
    },
    {
      term: t('profiles.tunnel'),
      value:
        splitTunnel === null
          ? { text: t('profiles.tunnel-full') }
          : {
              text: t('profiles.tunnel-split'),
              note: t('profiles.tunnel-decided', {
                by: splitTunnel.decidedBy,
                day: format.day(splitTunnel.decidedOn),
                review: format.day(splitTunnel.reviewOn),
                reason: splitTunnel.reason,
              }),
            },
    },
    {
      term: t('profiles.dns'),
      value: {
        text: dns.length === 0 ? t('kit.none') : dns.join(', '),
        ...(reach.dns.length === 0 ? { note: t('profiles.dns-group') } : {}),
      },
    },
    {
      term: t('profiles.domains'),
      value: { text: reach.domains.length === 0 ? t('kit.none') : reach.domains.join(', ') },
    },
  ];
}
