// What a gateway carried: pictures of the last day, week or quarter of a year, the same as tables, and what is not recorded.
import { capacityPeriods, isCapacityPeriod, type CapacityPeriod } from '../../domain/capacity-period';
import type { CapacityBucket } from '../../domain/gateway-capacity';
import type { ShownCapacity } from '../../usecases/show-gateway-capacity';
import type { Chart } from '../kit/chart';
import type { PersonContext } from '../kit/context';
import { page } from '../kit/page';
import { paths, withQuery } from '../kit/paths';
import type { Alert, Breadcrumb, Cell, Empty, Link, Table } from '../kit/view-models';
import { capacityCharts } from './capacity-charts';
import { countValue, plainValue, rateValue, slotText, type Value } from './capacity-values';
import { gatewayBreadcrumb } from './words';

type CapacityModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly lead: string;
  readonly privacy: Alert;
  readonly tabs: readonly (Link & { readonly current: boolean })[];
  readonly empty: Empty | null;
  readonly explained: string;
  readonly charts: readonly Chart[];
  readonly tables: readonly Table[];
};
export const capacityPage = page<CapacityModel>('gateways/capacity');

/** From the address; anything else is the day. */
export function askedPeriod(text: string | undefined): CapacityPeriod {
  return text !== undefined && isCapacityPeriod(text) ? text : 'day';
}

export function capacityModel(context: PersonContext, shown: ShownCapacity): CapacityModel {
  const { t } = context;
  const { gateway, period } = shown;
  const isEmpty = shown.slots.every(({ bucket }) => bucket === null);
  return {
    title: t('capacity.title', { name: gateway.name }),
    breadcrumb: gatewayBreadcrumb(context, gateway, t('capacity.here')),
    lead: t('capacity.lead'),
    privacy: { tone: 'info', title: t('capacity.privacy.title'), lines: [t('capacity.privacy.text')] },
    tabs: tabsOf(context, shown),
    empty: isEmpty ? emptyOf(context, shown) : null,
    explained: t(`capacity.explained.${period}`),
    charts: isEmpty ? [] : capacityCharts(context, shown),
    tables: isEmpty ? [] : [useTable(context, shown), conditionTable(context, shown)],
  };
}

function tabsOf({ t, tenant }: PersonContext, { gateway, period }: ShownCapacity): CapacityModel['tabs'] {
  const path = paths.gateways.act(tenant.slug, gateway.id, 'capacity');
  return capacityPeriods.map((each) => ({
    label: t(`capacity.period.${each}`),
    href: withQuery(path, { period: each }),
    current: each === period,
  }));
}

function emptyOf({ t, tenant }: PersonContext, { gateway }: ShownCapacity): Empty {
  const link = {
    label: t('gateways.show.upgrade'),
    href: paths.gateways.act(tenant.slug, gateway.id, 'upgrade'),
  };
  return {
    title: t('capacity.empty'),
    text: t('capacity.empty-text'),
    link: gateway.state === 'enrolled' ? link : null,
  };
}

const useColumns = ['wireguard', 'openvpn', 'in', 'out', 'handshakes', 'sessions'] as const;

function useTable(context: PersonContext, shown: ShownCapacity): Table {
  const labels = useColumns.map((column) => context.t(`capacity.column.${column}`));
  return tableOf(context, shown, {
    caption: context.t('capacity.use-caption'),
    labels,
    cells: ({ wireguard, openvpn, traffic }) => [
      countValue(context, wireguard?.connected),
      countValue(context, openvpn?.connected),
      rateValue(context, traffic?.in),
      rateValue(context, traffic?.out),
      countValue(context, wireguard?.handshakes),
      countValue(context, openvpn?.handshakes),
    ],
  });
}

const conditionColumns = [
  'wireguard-devices',
  'openvpn-devices',
  'load',
  'memory',
  'behind',
  'starts',
] as const;

function conditionTable(context: PersonContext, shown: ShownCapacity): Table {
  const labels = conditionColumns.map((column) => context.t(`capacity.column.${column}`));
  return tableOf(context, shown, {
    caption: context.t('capacity.condition-caption'),
    labels,
    cells: ({ wireguard, openvpn, condition }) => [
      countValue(context, wireguard?.devices),
      countValue(context, openvpn?.devices),
      plainValue(context, condition.load, 'percent'),
      plainValue(context, condition.memory, 'memory'),
      plainValue(context, condition.behind, 'seconds'),
      plainValue(context, condition.starts, 'times'),
    ],
  });
}

type Listing = {
  readonly caption: string;
  readonly labels: readonly string[];
  readonly cells: (bucket: CapacityBucket) => readonly (Value | null)[];
};

function tableOf(
  context: PersonContext,
  { period, slots }: ShownCapacity,
  { caption, labels, cells }: Listing,
): Table {
  const { t } = context;
  return {
    caption,
    captionHidden: true,
    columns: [{ label: t('capacity.column.time') }, ...labels.map((label) => ({ label, numeric: true }))],
    rows: slots.flatMap(({ from, bucket }) =>
      bucket === null
        ? []
        : [[{ text: slotText(context, period, from) }, ...cells(bucket).map(cellOf(context))]],
    ),
    empty: { title: '', text: '' },
  };
}

const cellOf =
  ({ t }: PersonContext) =>
  (value: Value | null): Cell => ({ text: value?.text ?? t('kit.none') });
