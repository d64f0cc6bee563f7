// The page in which keys are made: for a first file, in place of one that is lost, or beside one that ends soon.
import type { VpnProtocol } from '../../domain/access-profile';
import type { ShownDevice } from '../../usecases/show-own-device';
import type { PersonContext } from '../kit/context';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths, withQuery } from '../kit/paths';
import type { Alert, Breadcrumb } from '../kit/view-models';
import { connectionView, type ConnectionView } from './connection';
import { trail } from './file-pages';
import { instructionsFor, type Instructions } from './instructions';
import { chosenProtocol } from './show-page';

/** What the page looks like once the script has made the file. */
type FileView = {
  readonly protocol: VpnProtocol;
  readonly name: string;
  /** A code that a telephone beside the screen can read: WireGuard's app alone does. */
  readonly hasCode: boolean;
  readonly instructions: Instructions;
};

type MakeModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  /** What becomes of the file before; empty for the first. */
  readonly consequence: string;
  readonly details: readonly string[];
  readonly where: string;
  readonly form: FormView;
  /** Where the municipality allows it; empty otherwise. */
  readonly serverHref: string;
  readonly savedHref: string;
  readonly unsavedHref: string;
  readonly deviceHref: string;
  readonly connection: ConnectionView;
  readonly about: string;
  readonly isPhone: boolean;
  readonly files: readonly FileView[];
  readonly sentences: readonly { readonly name: string; readonly alert: Alert }[];
};
export const makePage = page<MakeModel>('devices/make');

/** For a first file, or in place of whatever the device has. */
export function makeModel(context: PersonContext, shown: ShownDevice): MakeModel {
  const { t } = context;
  const { device, credential, protocols } = shown;
  const again = credential !== null;
  return {
    ...common(context, shown, protocols),
    serverHref: shown.serverKeys ? serverHref(context, shown) : '',
    title: t(again ? 'devices.again.title' : 'access-file.make.title', { device: device.name }),
    breadcrumb: trail(context, shown, t(again ? 'devices.again.here' : 'access-file.make.here')),
    consequence: again ? t('devices.again.consequence') : '',
    details: [],
    form: formOf(context, shown, {
      fields: protocols.length > 1 ? [protocolField(context)] : [],
      submit: t(again ? 'devices.again.button' : 'access-file.make.button'),
      look: again ? 'danger' : 'primary',
      hidden: [
        { name: 'replaces', value: credential?.id ?? '' },
        ...(protocols.length > 1 ? [] : [{ name: 'vpn', value: protocols[0] ?? 'openvpn' }]),
      ],
    }),
  };
}

/** Only certificates end: the new file is one for OpenVPN. */
export function renewModel(context: PersonContext, shown: ShownDevice): MakeModel {
  const { t } = context;
  return {
    ...common(context, shown, ['openvpn']),
    serverHref: shown.serverKeys ? withQuery(serverHref(context, shown), { renew: '1' }) : '',
    title: t('devices.renewal.title', { device: shown.device.name }),
    breadcrumb: trail(context, shown, t('devices.renewal.here')),
    consequence: t('devices.renewal.consequence'),
    details: [t('devices.renewal.detail-both'), t('devices.renewal.detail-lost')],
    form: formOf(context, shown, {
      fields: [],
      submit: t('devices.renewal.button'),
      look: 'primary',
      hidden: [
        { name: 'renews', value: shown.credential?.id ?? '' },
        { name: 'vpn', value: 'openvpn' },
      ],
    }),
  };
}

function serverHref({ tenant }: PersonContext, { device }: ShownDevice): string {
  return paths.devices.serverFile(tenant.slug, device.id);
}

function common(context: PersonContext, { device }: ShownDevice, protocols: readonly VpnProtocol[]) {
  const { t, tenant } = context;
  const isPhone = device.system === 'ios' || device.system === 'android';
  const system = t(`devices.system.${device.system}`);
  return {
    where: t(isPhone ? 'access-file.make.where-phone' : 'access-file.make.where-computer'),
    savedHref: paths.devices.fileSaved(tenant.slug, device.id),
    unsavedHref: paths.devices.fileUnsaved(tenant.slug, device.id),
    deviceHref: paths.devices.show(tenant.slug, device.id),
    connection: connectionView(context, device.id, { mayReload: false }),
    about: t('access-file.made.for', { device: device.name, system }),
    isPhone,
    files: protocols.map((protocol) => ({
      protocol,
      name: t(`devices.protocol.${protocol}`),
      hasCode: isPhone && protocol === 'wireguard',
      instructions: instructionsFor(t, protocol, device.system),
    })),
    sentences: sentencesOf(context),
  };
}

type Asking = Pick<FormView, 'submit' | 'look' | 'hidden'> & { readonly fields: readonly FieldSpec[] };

/** Sent by the script alone. Without it the button is not there, and what it would send holds no key and makes nothing. */
function formOf(context: PersonContext, shown: ShownDevice, asking: Asking): FormView {
  const { t, tenant, language } = context;
  const { device, credential, beside } = shown;
  return formView({
    ...asking,
    language,
    action: paths.devices.keys(tenant.slug, device.id),
    sent: null,
    initial: { vpn: credential !== null && beside !== null ? 'both' : chosenProtocol(context, shown) },
    cancel: { label: t('kit.cancel'), href: paths.devices.show(tenant.slug, device.id) },
  });
}

function protocolField({ t }: PersonContext): FieldSpec {
  return {
    kind: 'radios',
    name: 'vpn',
    label: t('access-file.make.vpn-label'),
    options: [
      { value: 'openvpn', label: t('access-file.make.vpn-openvpn') },
      { value: 'wireguard', label: t('access-file.make.vpn-wireguard') },
      { value: 'both', label: t('access-file.make.vpn-both'), hint: t('access-file.make.vpn-both-hint') },
    ],
  };
}

/** All that the script may have to say: it knows no words itself. */
function sentencesOf({ t, path }: PersonContext): MakeModel['sentences'] {
  const reload = { label: t('access-file.said.reload'), href: path };
  const bad = (name: 'too-old' | 'failed' | 'away' | 'signed-out') => ({
    name,
    alert: {
      tone: 'danger' as const,
      title: t(`access-file.said.${name}`),
      lines: [t(`access-file.said.${name}-text`)],
      link: name === 'too-old' ? null : reload,
    },
  });
  return [
    { name: 'working', alert: { tone: 'info', title: t('access-file.said.working') } },
    bad('too-old'),
    bad('failed'),
    bad('away'),
    bad('signed-out'),
    {
      name: 'refused',
      // The line is the portal's own sentence.
      alert: { tone: 'danger', title: t('access-file.said.refused'), lines: [''], link: reload },
    },
  ];
}
