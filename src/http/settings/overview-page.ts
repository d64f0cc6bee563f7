// The settings at a glance, each part with the way to its own page.
import { hasRole } from '../../domain/actor';
import { catalogueReaders } from '../../domain/adaptation-proposal';
import type { GatewayGroup } from '../../domain/gateway';
import { keyRegisterReaders } from '../../domain/key-register';
import type { Tenant } from '../../domain/tenant';
import type { Settings } from '../../usecases/show-settings';
import type { PersonContext } from '../kit/context';
import { federalStateName } from '../kit/federal-state-input';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Badge, Cell, Description, Link } from '../kit/view-models';
import { contactLimitBadge } from './contact-limit-page';
import { decisionBadge, decisionOf, type DecisionName } from './decision-page';

type Part = {
  readonly heading: string;
  readonly badge: Badge | null;
  readonly text: string;
  readonly descriptions: readonly Description[];
  /** Null for those who may only read. */
  readonly link: Link | null;
};
type OverviewModel = {
  readonly title: string;
  readonly groups: readonly { readonly heading: string; readonly parts: readonly Part[] }[];
};
export const overviewPage = page<OverviewModel>('settings/overview');

export function overviewModel(context: PersonContext, settings: Settings): OverviewModel {
  const { t } = context;
  const groups = (['staff', 'sign-in', 'vpn', 'leaving'] as const).map((group) => ({
    heading: t(`settings.overview.group.${group}`),
    parts: partsOf(context, settings)[group],
  }));
  return {
    title: t('settings.title'),
    groups: groups.filter(({ parts }) => parts.length > 0),
  };
}

type Group = 'staff' | 'sign-in' | 'vpn' | 'leaving';

/** Each with what this person may see of it. */
function partsOf(
  context: PersonContext,
  { tenant, groups }: Settings,
): Readonly<Record<Group, readonly Part[]>> {
  const { actor } = context;
  const manages = hasRole(actor, 'it-admin', 'tenant-admin');
  const leads = hasRole(actor, 'tenant-admin');
  const hasVpn = tenant.kind !== 'operator';
  return {
    staff: [
      generalPart(context, tenant, manages),
      ...(hasVpn ? [leafletPart(context, tenant, manages)] : []),
      ...(manages ? [namedPart(context, 'documents'), namedPart(context, 'mails')] : []),
      ...(leads && hasVpn ? [namedPart(context, 'approval')] : []),
      ...(hasVpn && hasRole(actor, ...catalogueReaders) ? [questionsPart(context)] : []),
      ...(leads ? [namedPart(context, 'look')] : []),
    ],
    'sign-in': [
      ...(manages ? [signInPart(context), assignmentsPart(context)] : []),
      ...(leads
        ? [
            rolesPart(context),
            separationPart(context),
            namedPart(context, 'assurance'),
            ...delegationPart(context),
          ]
        : []),
    ],
    vpn: hasVpn ? vpnParts(context, { tenant, groups }) : [],
    leaving: leads ? leavingParts(context) : [],
  };
}

function vpnParts(context: PersonContext, { tenant, groups }: Settings): readonly Part[] {
  return [
    profilesPart(context),
    ...groups.map((group) => networksPart(context, group)),
    cryptoPart(context),
    decisionPart(context, 'wireguard', tenant),
    decisionPart(context, 'server-keys', tenant),
    contactLimitPart(context, tenant),
    namedPart(context, 'revocation-lists'),
    ...(hasRole(context.actor, ...keyRegisterReaders) ? [keyRegisterPart(context)] : []),
  ];
}

type LinkedPart = 'general' | 'leaflet' | DecisionName | 'contact-limit' | 'sign-in';

function linkTo({ t, tenant }: PersonContext, part: LinkedPart): Link {
  return { label: t(`settings.overview.${part}-link`), href: paths.settingsPart(tenant.slug, part) };
}

function generalPart(context: PersonContext, tenant: Tenant, manages: boolean): Part {
  const { hotline } = tenant;
  const { t } = context;
  const given = (text: string | undefined): Cell => ({
    text: text === undefined || text === '' ? t('settings.not-given') : text,
  });
  return {
    heading: t('settings.general.title'),
    badge: null,
    text: '',
    descriptions: [
      { term: t('settings.general.phone'), value: given(hotline?.phone) },
      { term: t('settings.general.hours'), value: given(hotline?.hours) },
      { term: t('settings.general.mail'), value: given(hotline?.mail) },
      ...(tenant.kind === 'operator' ? [] : [longestAccess(context, tenant), landOf(context, tenant)]),
    ],
    link: manages ? linkTo(context, 'general') : null,
  };
}

function longestAccess({ t, format }: PersonContext, { maxGrantDays }: Tenant): Description {
  const text = t('settings.days', { count: maxGrantDays, shown: format.number(maxGrantDays) });
  return { term: t('settings.general.max-days'), value: { text } };
}

function landOf({ t }: PersonContext, { federalState }: Tenant): Description {
  return { term: t('federal-states.label'), value: { text: federalStateName(t, federalState) } };
}

function leafletPart(context: PersonContext, tenant: Tenant, manages: boolean): Part {
  const { t } = context;
  return {
    heading: t('settings.leaflet.title'),
    badge: null,
    text: t('settings.leaflet.in-force', { version: String(tenant.leafletVersion) }),
    descriptions: [{ term: t('settings.leaflet.text'), value: { text: tenant.leafletText } }],
    link: manages ? linkTo(context, 'leaflet') : null,
  };
}

function decisionPart(context: PersonContext, name: DecisionName, tenant: Tenant): Part {
  const { t, format } = context;
  const decision = decisionOf(name, tenant);
  return {
    heading: t(`settings.${name}.title`),
    badge: decisionBadge(context, decision),
    text:
      decision === null
        ? t(`settings.${name}.off-text`)
        : t(`settings.${name}.on-text`, {
            by: decision.decidedBy,
            day: format.day(decision.decidedOn),
            review: format.day(decision.reviewOn),
          }),
    descriptions: [],
    link: linkTo(context, name),
  };
}

function contactLimitPart(context: PersonContext, { closeAfterHours }: Tenant): Part {
  const { t } = context;
  return {
    heading: t('settings.contact-limit.title'),
    badge: contactLimitBadge(context, closeAfterHours),
    text: t(closeAfterHours === null ? 'settings.contact-limit.off-text' : 'settings.contact-limit.on-text'),
    descriptions: [],
    link: linkTo(context, 'contact-limit'),
  };
}

function keyRegisterPart({ t, tenant }: PersonContext): Part {
  const link = { label: t('key-register.link'), href: paths.keyRegister.list(tenant.slug) };
  return plainPart(t('key-register.title'), t('key-register.lead'), link);
}

function profilesPart({ t, tenant }: PersonContext): Part {
  const link = { label: t('profiles.list.overview-link'), href: paths.profiles.list(tenant.slug) };
  return plainPart(t('profiles.list.title'), t('profiles.list.overview-text'), link);
}

function networksPart({ t, tenant }: PersonContext, { id, name }: GatewayGroup): Part {
  const link = { label: t('networks.overview-link', { name }), href: paths.networks.show(tenant.slug, id) };
  return plainPart(t('networks.title', { name }), t('networks.overview-text'), link);
}

function cryptoPart({ t, tenant }: PersonContext): Part {
  const link = { label: t('crypto.overview-link'), href: paths.crypto.overview(tenant.slug) };
  return plainPart(t('crypto.title'), t('crypto.overview-text'), link);
}

function questionsPart({ t, tenant }: PersonContext): Part {
  const link = { label: t('questions.overview-link'), href: paths.questions.overview(tenant.slug) };
  return plainPart(t('questions.title'), t('questions.overview-text'), link);
}

function signInPart(context: PersonContext): Part {
  const { t } = context;
  return plainPart(t('settings.sign-in.title'), t('settings.sign-in.lead'), linkTo(context, 'sign-in'));
}

function assignmentsPart({ t, tenant }: PersonContext): Part {
  const link = { label: t('assignments.settings-link'), href: paths.people.assignments(tenant.slug) };
  return plainPart(t('assignments.list.title'), t('assignments.settings-text'), link);
}

function rolesPart({ t, tenant }: PersonContext): Part {
  const link = { label: t('roles.rules.change'), href: paths.settingsPart(tenant.slug, 'roles') };
  return plainPart(t('settings.roles.title'), t('settings.roles.lead'), link);
}

function separationPart({ t, tenant }: PersonContext): Part {
  const link = { label: t('separation.link'), href: paths.separation(tenant.slug) };
  return plainPart(t('separation.title'), t('separation.overview-text'), link);
}

/** What has a page of its own, named like its texts. */
function namedPart(
  { t, tenant }: PersonContext,
  name: 'approval' | 'assurance' | 'documents' | 'look' | 'mails' | 'revocation-lists',
): Part {
  const link = { label: t(`${name}.overview-link`), href: paths.settingsPart(tenant.slug, name) };
  return plainPart(t(`${name}.title`), t(`${name}.overview-text`), link);
}

/** The provider itself delegates to nobody. */
function delegationPart({ t, tenant }: PersonContext): readonly Part[] {
  if (tenant.kind === 'operator') return [];
  const link = { label: t('delegations.overview-link'), href: paths.delegations.list(tenant.slug) };
  return [plainPart(t('delegations.title'), t('delegations.lead'), link)];
}

/** The provider has no such data of its own. */
function leavingParts({ t, tenant }: PersonContext): readonly Part[] {
  if (tenant.kind === 'operator') return [];
  const toExport = { label: t('leaving.export.overview-link'), href: paths.leaving.export(tenant.slug) };
  const toClosing = { label: t('leaving.closing.overview-link'), href: paths.leaving.closing(tenant.slug) };
  return [
    plainPart(t('leaving.export.title'), t('leaving.export.overview-text'), toExport),
    plainPart(t('leaving.closing.here'), t('leaving.closing.overview-text'), toClosing),
  ];
}

function plainPart(heading: string, text: string, link: Part['link']): Part {
  return { heading, badge: null, text, descriptions: [], link };
}
