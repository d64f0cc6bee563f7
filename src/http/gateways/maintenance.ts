// What is said of a gateway's maintenance: before it begins, while it lasts, and before it ends.
import { drains, maxMaintenanceReason } from '../../domain/gateway-maintenance';
import type { ShownGateway } from '../../usecases/show-gateway';
import type { Confirmation } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import type { FieldSpec } from '../kit/form-view';
import { paths } from '../kit/paths';
import type { Alert } from '../kit/view-models';
import { gatewayBreadcrumb } from './words';

export function maintenanceBegin(
  context: PersonContext,
  shown: ShownGateway,
  sent: Parsed<unknown> | null,
): Confirmation {
  const { t } = context;
  const { gateway, placesBeside } = shown;
  const isLast = placesBeside.length === 0;
  const names = placesBeside.map(({ name }) => name).join(', ');
  return {
    ...common(context, shown, 'maintenance'),
    title: t('gateways.maintenance.title', { name: gateway.name }),
    consequence: isLast
      ? t('gateways.maintenance.consequence-last')
      : t('gateways.maintenance.consequence', { names }),
    details: [
      ...openvpnLines(context, shown, isLast),
      ...wireguardLines(context, shown),
      t('gateways.maintenance.orders'),
    ],
    fields: [reasonField(context), ...(isLast ? [lastField(context)] : [])],
    button: t('gateways.maintenance.button'),
    ...(sent === null ? {} : { sent }),
  };
}

export function maintenanceEnd(context: PersonContext, shown: ShownGateway): Confirmation {
  const { t } = context;
  return {
    ...common(context, shown, 'return'),
    title: t('gateways.return.title', { name: shown.gateway.name }),
    consequence: t('gateways.return.consequence'),
    button: t('gateways.return.button'),
    look: 'primary',
  };
}

/** While it is out; counts only, nobody's name. */
export function maintenanceAlerts(context: PersonContext, shown: ShownGateway): readonly Alert[] {
  const { t, format } = context;
  const { gateway } = shown;
  const { maintenance, state } = gateway;
  if (maintenance === null || state === 'removed') return [];
  return [
    {
      tone: 'warning',
      title: t('gateways.maintenance.since', { time: format.dateTime(maintenance.since) }),
      lines: [
        t('gateways.maintenance.because', { reason: maintenance.reason }),
        drainLine(context, shown),
        ...openvpnLines(context, shown, shown.placesBeside.length === 0),
        ...wireguardLines(context, shown),
        t('gateways.maintenance.orders'),
      ],
    },
  ];
}

function drainLine({ t, format }: PersonContext, { gateway, health }: ShownGateway): string {
  const since = gateway.maintenance?.emptySince ?? null;
  if (!drains(gateway)) return t('gateways.maintenance.old-agent');
  if (since !== null) return t('gateways.maintenance.empty', { time: format.dateTime(since) });
  return t(health === 'silent' ? 'gateways.maintenance.not-told' : 'gateways.maintenance.sending-on');
}

function openvpnLines(
  { t, format }: PersonContext,
  { gateway, onlyHere: { openvpn: count } }: ShownGateway,
  isLast: boolean,
): readonly string[] {
  const stranded = t('gateways.maintenance.openvpn-only-here', { count, shown: format.count(count) });
  return [
    ...(gateway.maintenance === null && !drains(gateway) ? [t('gateways.maintenance.old-agent')] : []),
    ...(count === 0 || isLast ? [] : [stranded]),
  ];
}

function wireguardLines(
  { t, format }: PersonContext,
  { peers, onlyHere: { wireguard: count } }: ShownGateway,
): readonly string[] {
  if (peers === null) return [];
  const stranded = t('gateways.maintenance.wireguard-only-here', { count, shown: format.count(count) });
  return [t('gateways.maintenance.wireguard'), ...(count === 0 ? [] : [stranded])];
}

function reasonField({ t, format }: PersonContext): FieldSpec {
  return {
    kind: 'paragraph',
    name: 'reason',
    label: t('gateways.maintenance.reason'),
    hint: t('gateways.maintenance.reason-hint', { max: format.number(maxMaintenanceReason) }),
    short: true,
  };
}

function lastField({ t }: PersonContext): FieldSpec {
  return {
    kind: 'box',
    name: 'last',
    label: t('gateways.maintenance.last'),
    hint: t('gateways.maintenance.last-hint'),
  };
}

function common(context: PersonContext, { gateway }: ShownGateway, act: 'maintenance' | 'return') {
  const { t, tenant } = context;
  return {
    action: paths.gateways.act(tenant.slug, gateway.id, act),
    back: paths.gateways.show(tenant.slug, gateway.id),
    breadcrumb: gatewayBreadcrumb(context, gateway, t(`gateways.${act}.here`)),
  };
}
