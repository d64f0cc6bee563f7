// What lies behind a gateway group, where its devices have their addresses from, and the form for IT.
import { hasRole } from '../../domain/actor';
import { cidr } from '../../domain/config-fields';
import type { ShownNetworks, ShownPool } from '../../usecases/show-group-networks';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FormView } from '../kit/form-view';
import { homeNetworkAlerts } from '../kit/home-networks';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { usageBadge } from '../kit/pool-usage';
import { settingsTable } from '../kit/settings-table';
import type { Alert, Breadcrumb, Cell, Link, Table } from '../kit/view-models';
import { networksBreadcrumb } from './words';

type NetworksModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly alerts: readonly Alert[];
  readonly networks: readonly string[];
  readonly dns: string;
  readonly pools: Table;
  /** Null for those who may only read. */
  readonly addPool: Link | null;
  readonly gateways: Table;
  /** Null for those who may only read. */
  readonly form: FormView | null;
};
export const networksPage = page<NetworksModel>('networks/show');

export function networksModel(
  context: PersonContext,
  shown: ShownNetworks,
  sent: Parsed<unknown> | null,
): NetworksModel {
  const { t, tenant, actor } = context;
  const { group, pools, gateways } = shown;
  const isAdmin = hasRole(actor, 'it-admin');
  return {
    title: t('networks.title', { name: group.name }),
    breadcrumb: networksBreadcrumb(context, null, t('networks.here')),
    alerts: [
      ...homeNetworkAlerts(context, 'office', group.reachable.map(cidr)),
      ...homeNetworkAlerts(
        context,
        'tunnel',
        pools.map(({ pool }) => pool.cidr),
      ),
    ],
    networks: group.reachable,
    dns: group.dns.length === 0 ? t('kit.none') : group.dns.join(', '),
    pools: poolTable(context, shown),
    addPool: isAdmin
      ? { label: t('networks.pools.add'), href: paths.networks.addPool(tenant.slug, group.id) }
      : null,
    gateways: settingsTable(context, gateways, () => false),
    form: isAdmin ? formOf(context, shown, sent) : null,
  };
}

function formOf(context: PersonContext, { group }: ShownNetworks, sent: Parsed<unknown> | null): FormView {
  const { t, tenant, language } = context;
  return formView({
    language,
    action: paths.networks.show(tenant.slug, group.id),
    fields: [
      {
        kind: 'paragraph',
        name: 'networks',
        label: t('networks.form.networks'),
        hint: t('networks.form.networks-hint'),
        optional: true,
      },
      {
        kind: 'text',
        name: 'dns',
        label: t('networks.dns'),
        hint: t('networks.form.dns-hint'),
        optional: true,
      },
      {
        kind: 'paragraph',
        name: 'reason',
        label: t('networks.form.reason'),
        hint: t('networks.form.reason-hint'),
        optional: true,
        short: true,
      },
    ],
    hidden: [{ name: 'seen', value: String(group.networksRevision) }],
    submit: t('networks.form.submit'),
    sent,
    initial: { networks: group.reachable.join('\n'), dns: group.dns.join(', ') },
    cancel: { label: t('kit.cancel'), href: paths.settings(tenant.slug) },
  });
}

function poolTable(context: PersonContext, { pools, group }: ShownNetworks): Table {
  const { t } = context;
  return {
    caption: t('networks.pools.heading'),
    captionHidden: true,
    columns: (['network', 'protocol', 'used', 'usage'] as const).map((column) => ({
      label: t(`networks.pools.${column}`),
    })),
    rows: pools.map((shown) => poolRow(context, shown, group.id)),
    empty: { title: t('networks.pools.empty'), text: t('networks.pools.empty-text') },
  };
}

/** IPv6 pools hold more than anybody counts. */
const countless = 1_000_000;

/** The way to a larger one stands at the network itself, where there is a larger one and somebody who may. */
function poolRow(context: PersonContext, shown: ShownPool, group: string): readonly Cell[] {
  const { t, tenant, actor, format } = context;
  const { id, cidr: network, protocol, allocated, capacity } = shown.pool;
  const mayGrow = shown.growths.length > 0 && hasRole(actor, 'it-admin');
  const values = { allocated: format.number(allocated), capacity: format.number(capacity) };
  return [
    mayGrow
      ? {
          text: network,
          href: paths.networks.growPool(tenant.slug, group, id),
          note: t('networks.pools.may-grow'),
        }
      : { text: network },
    { text: t(`profiles.protocol.${protocol}`) },
    {
      text: capacity > countless ? t('networks.pools.of-countless', values) : t('networks.pools.of', values),
    },
    { badge: usageBadge(context, shown) },
  ];
}
