// One municipality for people of the provider: what is next, what was agreed on, its network.
import { cidr } from '../../domain/config-fields';
import { quotaKinds, type QuotaKind } from '../../domain/quota';
import type { Municipality } from '../../usecases/show-municipality';
import type { PersonContext } from '../kit/context';
import { federalStateName } from '../kit/federal-state-input';
import { homeNetworkAlerts } from '../kit/home-networks';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import { signInLinks } from '../kit/operator-links';
import type { Alert, Badge, Breadcrumb, Cell, Description, Link, Table, Task } from '../kit/view-models';
import { tenantsBreadcrumb } from './breadcrumbs';

type ShowModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly lead: string;
  readonly tasks: readonly Task[];
  readonly quotas: Table;
  readonly signIn: readonly Link[];
  readonly quotasHref: string;
  readonly closingHref: string;
  readonly lookHref: string;
  readonly basicsHref: string;
  readonly facts: readonly Description[];
  readonly network: readonly Description[];
  readonly networkAlerts: readonly Alert[];
};
export const showPage = page<ShowModel>('tenants/show');

export function showModel(context: PersonContext, shown: Municipality): ShowModel {
  const { t } = context;
  const { tenant } = shown;
  const tasks = tasksOf(context, shown);
  const open = tasks.filter(({ done }) => !done).length;
  return {
    title: tenant.name,
    breadcrumb: tenantsBreadcrumb(context, tenant.name),
    lead: open === 0 ? t('tenants.show.all-done') : t('tenants.show.to-do', { count: open }),
    tasks: tasks.map(({ task }) => task),
    quotas: quotaTable(context, shown),
    signIn: signInLinks(context, tenant.slug, shown.isConnected),
    quotasHref: paths.operator.tenantPart(tenant.slug, 'quotas'),
    closingHref: paths.operator.tenantPart(tenant.slug, 'closing'),
    lookHref: paths.operator.tenantPart(tenant.slug, 'look'),
    basicsHref: paths.operator.tenantPart(tenant.slug, 'basics'),
    facts: factsOf(context, shown),
    network: networkOf(context, shown),
    networkAlerts: networkAlerts(context, shown),
  };
}

type Step = { readonly done: boolean; readonly task: Task };

/** In the order in which each makes the next one possible. */
function tasksOf({ t }: PersonContext, shown: Municipality): readonly Step[] {
  const step = (name: 'keys' | 'sign-in' | 'admins' | 'gateways', done: boolean): Step => ({
    done,
    task: {
      label: t(`tenants.task.${name}`),
      note: t(`tenants.task.${name}-${done ? 'done' : 'open'}`),
      badge: doneBadge(t, done),
      href: name === 'sign-in' ? paths.operator.tenantPart(shown.tenant.slug, 'sign-in') : null,
    },
  });
  return [
    step('keys', true),
    step('sign-in', shown.isConnected),
    step('admins', shown.hasAdmins),
    step('gateways', shown.enrolledGateways > 0),
  ];
}

function doneBadge(t: PersonContext['t'], done: boolean): Badge {
  return done ? badge(t('tenants.task.done'), 'success') : badge(t('tenants.task.open'), 'warning');
}

function quotaTable(context: PersonContext, shown: Municipality): Table {
  const { t } = context;
  return {
    caption: t('tenants.quotas.here'),
    captionHidden: true,
    columns: [
      { label: t('tenants.quotas.what') },
      { label: t('tenants.quotas.in-use'), numeric: true },
      { label: t('tenants.quotas.agreed'), numeric: true },
    ],
    rows: quotaKinds.map((kind) => quotaRow(context, shown, kind)),
    empty: { title: '', text: '' },
  };
}

function quotaRow(
  { t, format }: PersonContext,
  { quotas, inUse }: Municipality,
  kind: QuotaKind,
): readonly Cell[] {
  const most = quotas[kind];
  const used = inUse[kind];
  const full = most !== null && used >= most;
  return [
    { text: t(`tenants.quotas.${kind}`) },
    { text: format.count(used, Math.max(1000, most ?? 0)) },
    {
      text: most === null ? t('tenants.quotas.unlimited') : format.number(most),
      ...(full ? { badge: badge(t('tenants.quotas.full'), 'warning') } : {}),
    },
  ];
}

function factsOf({ t }: PersonContext, { tenant, facts }: Municipality): readonly Description[] {
  const { hotline } = tenant;
  const contact = [hotline?.phone, hotline?.hours, hotline?.mail].filter(Boolean).join(', ');
  return [
    { term: t('tenants.new.body'), value: { text: facts ? t(`tenants.body.${facts.body}`) : t('kit.none') } },
    { term: t('tenants.new.shortName'), value: { text: facts?.shortName ?? t('kit.none') } },
    { term: t('tenants.column.slug'), value: { text: tenant.slug, href: paths.tenant(tenant.slug) } },
    { term: t('tenants.new.caseCode'), value: { text: tenant.caseCode } },
    { term: t('tenants.new.timeZone'), value: { text: tenant.timeZone } },
    { term: t('federal-states.label'), value: { text: federalStateName(t, tenant.federalState) } },
    { term: t('tenants.show.contact'), value: { text: contact === '' ? t('kit.none') : contact } },
  ];
}

function networkOf({ t }: PersonContext, { network }: Municipality): readonly Description[] {
  if (network === null) return [];
  const { group, pools } = network;
  const listed = (values: readonly string[]): Cell => ({
    text: values.length === 0 ? t('kit.none') : values.join(', '),
  });
  const ofProtocol = (wanted: 'openvpn' | 'wireguard'): readonly string[] =>
    pools.filter(({ protocol }) => protocol === wanted).map(({ cidr }) => cidr);
  return [
    { term: t('tenants.new.serverName'), value: { text: group.serverName } },
    { term: t('tenants.new.openvpnPort'), value: { text: String(group.openvpnPort) } },
    { term: t('tenants.new.openvpnPools'), value: listed(ofProtocol('openvpn')) },
    { term: t('tenants.new.wireguardPort'), value: { text: String(group.wireguardPort) } },
    { term: t('tenants.new.wireguardPools'), value: listed(ofProtocol('wireguard')) },
    { term: t('tenants.new.dns'), value: listed(group.dns) },
    { term: t('tenants.new.reachable'), value: listed(group.reachable) },
  ];
}

function networkAlerts(context: PersonContext, { network }: Municipality): readonly Alert[] {
  if (network === null) return [];
  const { group, pools } = network;
  const tunnel = pools.map((pool) => pool.cidr);
  return [
    ...homeNetworkAlerts(context, 'tunnel', tunnel),
    ...homeNetworkAlerts(context, 'office', group.reachable.map(cidr)),
  ];
}
