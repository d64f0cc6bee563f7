// The one button of the start page that leads on, and perhaps a second way beside it, for each standing of an access.
import { obstacleToDevice } from '../../domain/own-access';
import type { Standing } from '../../domain/standing';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import type { Link } from '../kit/view-models';

export type Holding = Extract<Standing, { readonly devices: unknown }>;
export type Buttons = { readonly primary: Link | null; readonly secondary?: Link | null };

type Ways = {
  /** The device that the headline is about; empty for none. */
  readonly deviceHref: string;
  /** Null for those who may not apply, or wait for a decision already. */
  readonly applyAgain: Link | null;
};

export function buttonsOf(context: PersonContext, { kind, grant, devices }: Holding, ways: Ways): Buttons {
  const { t, tenant, now } = context;
  const access = { label: t('start.button.my-access'), href: paths.access(tenant.slug) };
  const held = devices.map(({ device }) => device);
  const newDevice = paths.devices.new(tenant.slug, grant.id);
  const another = { label: t('start.button.another-device'), href: newDevice };
  const anotherIfPlace = obstacleToDevice(grant, held, now) === null ? another : null;
  const toDevice = (label: string): Link => ({ label, href: ways.deviceHref });
  switch (kind) {
    case 'ready':
      return { primary: { label: t('start.button.add-device'), href: newDevice } };
    case 'file-missing':
      return { primary: toDevice(t('start.button.make-file')) };
    case 'unconnected':
      return { primary: toDevice(t('start.button.check-connection')), secondary: access };
    case 'working':
      return { primary: access, secondary: anotherIfPlace };
    case 'device-stopped':
      return { primary: toDevice(t('start.button.show-device')), secondary: anotherIfPlace };
    case 'device-revoked':
      return {
        primary: { label: t('start.button.new-device'), href: newDevice },
        secondary: toDevice(t('start.button.show-device')),
      };
    case 'ends-soon':
      return applyAfter(t('start.button.apply-after'), access, ways);
    case 'ended':
    case 'revoked':
      return { primary: ways.applyAgain ?? access };
    case 'not-begun':
    case 'suspended':
      return { primary: access };
  }
}

function applyAfter(label: string, access: Link, { applyAgain }: Ways): Buttons {
  return applyAgain === null ? { primary: access } : { primary: { ...applyAgain, label }, secondary: access };
}
