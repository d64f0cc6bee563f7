// What is said before a gateway gets a new command, and before it leaves service.
import type { Gateway } from '../../domain/gateway';
import type { ShownGateway } from '../../usecases/show-gateway';
import type { Confirmation } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import { gatewayBreadcrumb } from './words';

export function renewal(context: PersonContext, gateway: Gateway): Confirmation {
  const { t } = context;
  const again = gateway.state === 'enrolled';
  return {
    ...common(context, gateway, 'renew'),
    title: t('gateways.renew.title', { name: gateway.name }),
    consequence: t(again ? 'gateways.renew.consequence-again' : 'gateways.renew.consequence'),
    details: again ? [t('gateways.renew.keys')] : [],
    button: t('gateways.renew.button'),
  };
}

export function removal(
  context: PersonContext,
  { gateway, unconfirmedCount: count }: ShownGateway,
): Confirmation {
  const { t, format } = context;
  const open = t('gateways.remove.unconfirmed', { count, shown: format.count(count) });
  return {
    ...common(context, gateway, 'remove'),
    title: t('gateways.remove.title', { name: gateway.name }),
    consequence: t('gateways.remove.consequence'),
    details: [t('gateways.remove.host'), ...(count === 0 ? [] : [open])],
    button: t('gateways.remove.button'),
  };
}

/** WireGuard has no certificates: whoever holds a file holds the gateway's very key, and no other. */
export function wireguardKeyChange(
  context: PersonContext,
  { gateway, wireguardDevices: count }: ShownGateway,
): Confirmation {
  const { t, format } = context;
  const devices = t('gateways.wireguard-key.devices', { count, shown: format.count(count) });
  return {
    ...common(context, gateway, 'wireguard-key'),
    title: t('gateways.wireguard-key.title', { name: gateway.name }),
    consequence: count === 0 ? t('gateways.wireguard-key.nobody') : devices,
    details: [t('gateways.wireguard-key.window'), t('gateways.wireguard-key.openvpn')],
    button: t('gateways.wireguard-key.button'),
  };
}

type Act = 'renew' | 'remove' | 'wireguard-key';

function common(context: PersonContext, gateway: Gateway, act: Act) {
  const { t, tenant } = context;
  return {
    action: paths.gateways.act(tenant.slug, gateway.id, act),
    back: paths.gateways.show(tenant.slug, gateway.id),
    breadcrumb: gatewayBreadcrumb(context, gateway, t(`gateways.${act}.here`)),
  };
}
