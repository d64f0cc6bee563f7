// One gateway in detail: what its state means, what it has not confirmed, how full its address pools are.
import { agentVersion } from '../../domain/agent-version';
import { cidr } from '../../domain/config-fields';
import { removalCommand } from '../../domain/enrolment-command';
import type { OpenTakeBack, ShownGateway, UsedPool } from '../../usecases/show-gateway';
import type { PersonContext } from '../kit/context';
import { homeNetworkAlerts } from '../kit/home-networks';
import { saidByGateway } from '../kit/order-words';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { usageBadge } from '../kit/pool-usage';
import { enforcementBadge } from '../kit/status';
import type { Action, Alert, Badge, Breadcrumb, Cell, Description, Table } from '../kit/view-models';
import { contactDescription, silentAlert } from './contact';
import { copiedAlerts, isUnwatched } from './copied';
import { driftAlerts, driftDescription, driftSeen } from './drift';
import { behindText } from './list-page';
import { maintenanceAlerts } from './maintenance';
import { noticeDescription } from './notice-page';
import { tcpAlerts, tcpDescription } from './tcp';
import { certificateCell, contactCell, healthBadge, problemText, stateCell } from './words';

type ShowModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly state: Badge;
  readonly alerts: readonly Alert[];
  /** Says that the drift which is shown has been looked into. */
  readonly driftSeen: Action | null;
  readonly descriptions: readonly Description[];
  /** Null before it has enrolled. */
  readonly capacityHref: string | null;
  readonly unconfirmed: Table | null;
  readonly pools: Table;
  /** Null: out of service, nothing more can be done to it. */
  readonly acts: {
    readonly renewHref: string;
    readonly renewLook: 'primary' | 'secondary';
    readonly removeHref: string;
    /** Null before it has enrolled. */
    readonly upgradeHref: string | null;
    readonly upgradeLook: 'primary' | 'secondary';
    readonly wireguardKeyHref: string | null;
    /** Null while it is out, and before it has enrolled. */
    readonly maintenanceHref: string | null;
    /** Null while it is not out. */
    readonly returnHref: string | null;
    readonly tcpHref: string;
    readonly noticeHref: string;
  } | null;
  /** What to run on the host of a gateway that is out of service. */
  readonly removalCommand: string | null;
};
export const showPage = page<ShowModel>('gateways/show');

export function showModel(context: PersonContext, shown: ShownGateway): ShowModel {
  const { t, tenant } = context;
  const { gateway, health, unconfirmed } = shown;
  const { list, act } = paths.gateways;
  const ofAgent = (name: string): string | null =>
    gateway.state === 'enrolled' ? act(tenant.slug, gateway.id, name) : null;
  return {
    title: gateway.name,
    breadcrumb: { links: [{ label: t('gateways.title'), href: list(tenant.slug) }], here: gateway.name },
    state: stateCell(context, gateway, health).badge ?? healthBadge(context, health),
    alerts: [
      ...copiedAlerts(context, gateway),
      ...maintenanceAlerts(context, shown),
      ...stateAlerts(context, shown),
      ...problemAlerts(context, shown),
      ...driftAlerts(context, gateway),
      ...tcpAlerts(context, gateway),
      ...formerKeyAlerts(context, shown),
      ...poolAlerts(context, shown),
      ...peerAlerts(context, shown),
      ...networkAlerts(context, shown),
    ],
    driftSeen: driftSeen(context, gateway),
    descriptions: descriptionsOf(context, shown),
    capacityHref: gateway.state === 'new' ? null : act(tenant.slug, gateway.id, 'capacity'),
    unconfirmed: unconfirmed.length === 0 ? null : unconfirmedTable(context, shown),
    pools: poolTable(context, shown.pools),
    acts:
      gateway.state === 'removed'
        ? null
        : {
            renewHref: act(tenant.slug, gateway.id, 'renew'),
            renewLook: health === 'waiting' ? 'primary' : 'secondary',
            removeHref: act(tenant.slug, gateway.id, 'remove'),
            upgradeHref: ofAgent('upgrade'),
            upgradeLook: isUpToDate(gateway) || gateway.maintenance !== null ? 'secondary' : 'primary',
            wireguardKeyHref: ofAgent('wireguard-key'),
            maintenanceHref: gateway.maintenance === null ? ofAgent('maintenance') : null,
            returnHref: gateway.maintenance === null ? null : ofAgent('return'),
            tcpHref: act(tenant.slug, gateway.id, 'tcp'),
            noticeHref: act(tenant.slug, gateway.id, 'notice'),
          },
    removalCommand: gateway.state === 'removed' ? removalCommand(gateway.id) : null,
  };
}

function stateAlerts(context: PersonContext, shown: ShownGateway): readonly Alert[] {
  const { t } = context;
  switch (shown.health) {
    case 'connected':
      return [];
    case 'waiting':
      return [{ tone: 'info', title: t('gateways.show.waiting'), lines: [t('gateways.show.waiting-text')] }];
    case 'removed':
      return [{ tone: 'info', title: t('gateways.show.removed'), lines: [t('gateways.show.removed-text')] }];
    case 'silent':
      return [silentAlert(context, shown)];
  }
}

function problemAlerts(context: PersonContext, { gateway }: ShownGateway): readonly Alert[] {
  const { t } = context;
  if (gateway.problem === null || gateway.state === 'removed') return [];
  return [
    { tone: 'danger', title: problemText(context, gateway.problem), lines: [t('gateways.problem.advice')] },
  ];
}

/** Whose file names a WireGuard key that this gateway no longer has: they cannot connect. */
function formerKeyAlerts(
  { t, format }: PersonContext,
  { gateway, formerKeyDevices: count }: ShownGateway,
): readonly Alert[] {
  if (gateway.state === 'removed' || count === 0) return [];
  const title = t('gateways.show.former-key', { count, shown: format.count(count) });
  return [{ tone: 'warning', title, lines: [t('gateways.show.former-key-advice')] }];
}

function isUpToDate({ agentVersion: version }: ShownGateway['gateway']): boolean {
  return version === null || version === agentVersion;
}

/** Somebody will be turned away, or soon will be. */
function poolAlerts({ t }: PersonContext, { gateway, pools }: ShownGateway): readonly Alert[] {
  if (gateway.state === 'removed') return [];
  const cidrs = (level: UsedPool['level']): string =>
    pools
      .filter((pool) => pool.level === level)
      .map(({ pool }) => pool.cidr)
      .join(', ');
  const [full, nearlyFull] = [cidrs('full'), cidrs('warning')];
  const lines = [t('gateways.show.pool-advice')];
  return [
    ...(full === ''
      ? []
      : [{ tone: 'danger', title: t('gateways.show.pool-full', { cidrs: full }), lines } as const]),
    ...(nearlyFull === ''
      ? []
      : [
          {
            tone: 'warning',
            title: t('gateways.show.pool-nearly-full', { cidrs: nearlyFull }),
            lines,
          } as const,
        ]),
  ];
}

/** However many addresses there are, an interface holds no more peers. */
function peerAlerts({ t, format }: PersonContext, { gateway, peers }: ShownGateway): readonly Alert[] {
  if (gateway.state === 'removed' || peers === null || peers.level === 'ok') return [];
  const isFull = peers.level === 'full';
  const values = { used: format.number(peers.used), most: format.number(peers.most) };
  return [
    {
      tone: isFull ? 'danger' : 'warning',
      title: t(isFull ? 'gateways.show.peers-full' : 'gateways.show.peers-nearly-full'),
      lines: [t('gateways.show.peers-count', values), t('gateways.show.peers-advice')],
    },
  ];
}

/** What was given to the group when it was set up. */
function networkAlerts(context: PersonContext, { gateway, group, pools }: ShownGateway): readonly Alert[] {
  if (gateway.state === 'removed') return [];
  const tunnel = pools.map(({ pool }) => pool.cidr);
  return [
    ...homeNetworkAlerts(context, 'tunnel', tunnel),
    ...homeNetworkAlerts(context, 'office', group.reachable.map(cidr)),
  ];
}

function descriptionsOf(context: PersonContext, shown: ShownGateway): readonly Description[] {
  const { gateway, group } = shown;
  const { t, format, tenant } = context;
  const none = t('kit.none');
  const wireguardPort = t('gateways.show.port', {
    host: gateway.endpointHost,
    port: String(group.wireguardPort),
  });
  const openvpnPort = t('gateways.show.port', {
    host: gateway.endpointHost,
    port: String(group.openvpnPort),
  });
  return [
    { term: t('gateways.show.contact'), value: contactCell(context, gateway.lastContactAt) },
    contactDescription(context, shown),
    { term: t('gateways.show.behind'), value: { text: behindText(context, gateway) } },
    {
      term: t('gateways.show.group'),
      value: {
        text: group.name,
        href: paths.networks.show(tenant.slug, group.id),
        note: group.serverName,
      },
    },
    { term: t('gateways.show.openvpn'), value: { text: openvpnPort } },
    tcpDescription(context, gateway),
    noticeDescription(context, gateway),
    { term: t('gateways.show.wireguard'), value: { text: wireguardPort } },
    { term: t('gateways.show.certificate'), value: certificateCell(context, gateway.certificateEndsAt) },
    { term: t('gateways.show.wireguard-key'), value: { text: gateway.wireguardPublicKey ?? none } },
    {
      term: t('gateways.show.agent'),
      value: {
        text: gateway.agentVersion ?? none,
        ...agentNote(context, gateway),
      },
    },
    driftDescription(context, gateway),
    { term: t('gateways.show.created'), value: { text: format.dateTime(gateway.createdAt) } },
  ];
}

function agentNote({ t }: PersonContext, gateway: ShownGateway['gateway']): { readonly note?: string } {
  const notes = [
    ...(isUpToDate(gateway) ? [] : [t('gateways.show.agent-newer', { version: agentVersion })]),
    ...(isUnwatched(gateway) ? [t('gateways.copied.unwatched')] : []),
  ];
  return notes.length === 0 ? {} : { note: notes.join(' ') };
}

function unconfirmedTable(
  context: PersonContext,
  { unconfirmed, unconfirmedCount: count }: ShownGateway,
): Table {
  const { t, format } = context;
  return {
    caption: t('gateways.show.unconfirmed', { shown: format.count(count) }),
    columns: (['device', 'person', 'kind', 'ordered', 'proof'] as const).map((column) => ({
      label: t(`gateways.unconfirmed.${column}`),
    })),
    rows: unconfirmed.map((one) => unconfirmedRow(context, one)),
    empty: { title: '', text: '' },
  };
}

function unconfirmedRow(context: PersonContext, one: OpenTakeBack): readonly Cell[] {
  const { t, format, tenant } = context;
  return [
    { text: one.deviceName, href: paths.people.device(tenant.slug, one.deviceId) },
    { text: one.personName },
    { text: t(`orders.kind.${one.kind}`) },
    { text: format.dateClock(one.orderedAt) },
    { badge: enforcementBadge(t, one.state, null), note: saidByGateway(context, one) },
  ];
}

function poolTable(context: PersonContext, pools: readonly UsedPool[]): Table {
  const { t } = context;
  return {
    caption: t('gateways.pools.caption'),
    columns: (['cidr', 'protocol', 'used', 'usage'] as const).map((column) => ({
      label: t(`gateways.pools.${column}`),
    })),
    rows: pools.map((used) => poolRow(context, used)),
    empty: { title: t('gateways.pools.empty'), text: t('gateways.pools.empty-text') },
  };
}

/** IPv6 pools hold more than anybody counts. */
const countless = 1_000_000;

function poolRow(context: PersonContext, used: UsedPool): readonly Cell[] {
  const { t, format } = context;
  const { cidr, protocol, allocated, capacity } = used.pool;
  const values = { allocated: format.number(allocated), capacity: format.number(capacity) };
  return [
    { text: cidr },
    { text: t(`gateways.protocol.${protocol}`) },
    {
      text: capacity > countless ? t('gateways.pools.of-countless', values) : t('gateways.pools.of', values),
    },
    { badge: usageBadge(context, used) },
  ];
}
