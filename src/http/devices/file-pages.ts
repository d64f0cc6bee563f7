// The pages around an access file of the server: the one that hands it out once, and "already made".
import type { AccessFile } from '../../usecases/steps/making-with-a-server-key';
import type { ShownDevice } from '../../usecases/show-own-device';
import type { PersonContext } from '../kit/context';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Alert, Breadcrumb, Link } from '../kit/view-models';
import { connectionView, type ConnectionView } from './connection';
import { instructionsFor, type Instructions } from './instructions';

type FileModel = {
  readonly title: string;
  readonly once: Alert;
  readonly about: string;
  /** Empty for OpenVPN. */
  readonly wireguardNote: string;
  readonly fileName: string;
  readonly content: string;
  /** The file as an address: saved by the browser itself, without another request and without JavaScript. */
  readonly href: string;
  /** Empty where a QR code would be too large to scan. */
  readonly qrCode: string;
  /** For other gateways of the group. */
  readonly others: readonly {
    readonly host: string;
    readonly fileName: string;
    readonly href: string;
    readonly qrCode: string;
  }[];
  readonly instructions: Instructions;
  readonly device: Link;
  readonly connection: ConnectionView;
};
export const filePage = page<FileModel>('devices/file');

const mediaTypes = {
  openvpn: 'application/x-openvpn-profile',
  wireguard: 'application/octet-stream',
} as const;

export function fileModel(
  context: PersonContext,
  file: AccessFile,
  from: {
    readonly qrCode: string;
    readonly otherCodes: readonly string[];
    readonly deviceId: string;
  },
): FileModel {
  const { t, tenant } = context;
  const { fileName, content, protocol, system, deviceName } = file;
  const addressOf = (text: string): string =>
    `data:${mediaTypes[protocol]};base64,${Buffer.from(text).toString('base64')}`;
  return {
    title: t('devices.file.title'),
    once: { tone: 'warning', title: t('devices.file.once-title'), lines: [t('devices.file.once-text')] },
    about: t('devices.file.for', {
      device: deviceName,
      system: t(`devices.system.${system}`),
      protocol: t(`devices.protocol.${protocol}`),
    }),
    wireguardNote: protocol === 'wireguard' ? t('devices.file.wireguard-note') : '',
    fileName,
    content,
    href: addressOf(content),
    qrCode: from.qrCode,
    others: file.others.map((other, index) => ({
      host: other.host,
      fileName: other.fileName,
      href: addressOf(other.content),
      qrCode: from.otherCodes[index] ?? '',
    })),
    instructions: instructionsFor(t, protocol, system),
    device: { label: t('devices.file.continue'), href: paths.devices.show(tenant.slug, from.deviceId) },
    connection: connectionView(context, from.deviceId, { mayReload: false }),
  };
}

export function trail({ t, tenant }: PersonContext, { device }: ShownDevice, here: string): Breadcrumb {
  return {
    links: [
      { label: t('access.title'), href: paths.access(tenant.slug) },
      { label: device.name, href: paths.devices.show(tenant.slug, device.id) },
    ],
    here,
  };
}

type MadeModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly device: Link;
  readonly again: Link;
};
export const madePage = page<MadeModel>('devices/made');

export function madeModel(context: PersonContext, shown: ShownDevice): MadeModel {
  const { t, tenant } = context;
  return {
    title: t('devices.made.title'),
    breadcrumb: trail(context, shown, t('devices.steps.make')),
    device: { label: t('devices.made.to-device'), href: paths.devices.show(tenant.slug, shown.device.id) },
    again: { label: t('devices.made.again'), href: paths.devices.file(tenant.slug, shown.device.id) },
  };
}
