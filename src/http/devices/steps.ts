// The four steps from the app to the connection, with what is done already and the way to the page that makes the file.
import type { VpnProtocol } from '../../domain/access-profile';
import { hasConnected } from '../../domain/own-access';
import type { ShownDevice } from '../../usecases/show-own-device';
import type { PersonContext } from '../kit/context';
import { paths, withQuery } from '../kit/paths';
import { badge } from '../kit/status';
import type { Badge, Link } from '../kit/view-models';
import { instructionsFor, type Instructions } from './instructions';

export type Steps = {
  /** One, or two where both kinds of VPN are set up. */
  readonly ways: readonly (Instructions & { readonly name: string })[];
  /** Empty where there is no choice. */
  readonly protocols: readonly (Link & { readonly chosen: boolean })[];
  readonly managed: boolean;
  /** To the page that makes the first file; null once there is one, or while no gateway is ready. */
  readonly make: Link | null;
  readonly made: { readonly text: string; readonly badge: Badge; readonly again: Link } | null;
  readonly connected: Badge | null;
};

export function stepsOf(context: PersonContext, shown: ShownDevice, protocol: VpnProtocol): Steps {
  const { t, tenant } = context;
  const { device, credential, beside, gatewayReady, deviceKind } = shown;
  const protocols = beside === null ? [protocol] : [protocol, beside.protocol];
  const first: Link = {
    label: t('devices.steps.make-button'),
    href: withQuery(paths.devices.file(tenant.slug, device.id), { vpn: protocol }),
  };
  return {
    ways: protocols.map((each) => ({
      ...instructionsFor(t, each, device.system),
      name: t(`devices.protocol.${each}`),
    })),
    protocols: protocolLinks(context, shown, protocol),
    managed: deviceKind === 'managed',
    make: credential === null && gatewayReady ? first : null,
    made: madeFile(context, shown),
    connected: hasConnected(shown) ? badge(t('start.course.done'), 'success') : null,
  };
}

/** Chosen before the first file; a new file asks again by itself. */
function protocolLinks(
  { t, tenant }: PersonContext,
  { protocols, device, credential }: ShownDevice,
  chosen: VpnProtocol,
): Steps['protocols'] {
  if (protocols.length < 2 || credential !== null) return [];
  return protocols.map((protocol) => ({
    label: t(`devices.protocol.${protocol}`),
    href: withQuery(paths.devices.show(tenant.slug, device.id), { vpn: protocol }),
    chosen: protocol === chosen,
  }));
}

function madeFile(
  { t, tenant, format }: PersonContext,
  { credential, beside, device }: ShownDevice,
): Steps['made'] {
  if (credential === null) return null;
  const names = [credential, ...(beside === null ? [] : [beside])].map(({ protocol }) =>
    t(`devices.protocol.${protocol}`),
  );
  const said = { day: format.longDay(credential.createdAt), protocol: names[0] ?? '', other: names[1] ?? '' };
  return {
    text: t(beside === null ? 'devices.steps.make-done' : 'devices.steps.make-done-both', said),
    badge: badge(t('start.course.done'), 'success'),
    again: { label: t('devices.steps.again-button'), href: paths.devices.file(tenant.slug, device.id) },
  };
}
