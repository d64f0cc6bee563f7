// The four steps from the app to the connection, with what is done already and the form that makes the access file.
import type { VpnProtocol } from '../../domain/access-profile';
import type { ShownDevice } from '../../usecases/show-own-device';
import type { PersonContext } from '../kit/context';
import { paths, withQuery } from '../kit/paths';
import { badge } from '../kit/status';
import type { Action, Badge, Link } from '../kit/view-models';
import { instructionsFor, type Instructions } from './instructions';

export type Steps = Instructions & {
  /** Empty where there is no choice. */
  readonly protocols: readonly (Link & { readonly chosen: boolean })[];
  readonly managed: boolean;
  /** Makes the first file; null once there is one, or while no gateway is ready. */
  readonly make: Action | null;
  readonly made: { readonly text: string; readonly badge: Badge; readonly again: Link } | null;
  readonly connected: Badge | null;
};

export function stepsOf(context: PersonContext, shown: ShownDevice, protocol: VpnProtocol): Steps {
  const { t, tenant } = context;
  const { device, credential, gatewayReady, deviceKind } = shown;
  const firstFile: Action = {
    action: paths.devices.file(tenant.slug, device.id),
    label: t('devices.steps.make-button'),
    look: 'primary',
    hidden: [
      { name: 'protocol', value: protocol },
      { name: 'replaces', value: '' },
    ],
  };
  return {
    ...instructionsFor(t, protocol, device.system),
    protocols: protocolLinks(context, shown, protocol),
    managed: deviceKind === 'managed',
    make: credential === null && gatewayReady ? firstFile : null,
    made: madeFile(context, shown),
    connected: credential?.connected === true ? badge(t('start.course.done'), 'success') : null,
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

function madeFile({ t, tenant, format }: PersonContext, { credential, device }: ShownDevice): Steps['made'] {
  if (credential === null) return null;
  return {
    text: t('devices.steps.make-done', {
      day: format.longDay(credential.createdAt),
      protocol: t(`devices.protocol.${credential.protocol}`),
    }),
    badge: badge(t('start.course.done'), 'success'),
    again: { label: t('devices.steps.again-button'), href: paths.devices.file(tenant.slug, device.id) },
  };
}
