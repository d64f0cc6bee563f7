// The form for those who make keys themselves: scripts, routers, managed devices.
import type { VpnProtocol } from '../../domain/access-profile';
import type { ShownDevice } from '../../usecases/show-own-device';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Alert, Breadcrumb } from '../kit/view-models';

/** How a key for one kind of VPN is made. */
type Way = { readonly heading: string; readonly text: string; readonly command: string };

type OwnKeyModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  /** What becomes of the file that there is. */
  readonly replaced: Alert | null;
  readonly ways: readonly Way[];
  readonly form: FormView;
};
export const ownKeyPage = page<OwnKeyModel>('own-key/form');

export function ownKeyModel(
  context: PersonContext,
  shown: ShownDevice,
  sent: Parsed<unknown> | null,
): OwnKeyModel {
  const { t, tenant, language } = context;
  const { device, credential, protocols } = shown;
  return {
    title: t('own-key.title', { device: device.name }),
    breadcrumb: trail(context, shown),
    replaced: replacedAlert(context, shown),
    ways: protocols.map((protocol) => wayOf(context, protocol)),
    form: formView({
      language,
      action: paths.devices.ownKey(tenant.slug, device.id),
      fields: protocols.flatMap((protocol) => fieldsOf(context)[protocol]),
      submit: t('own-key.submit'),
      sent,
      cancel: { label: t('kit.cancel'), href: paths.devices.show(tenant.slug, device.id) },
      hidden: [{ name: 'replaces', value: credential?.id ?? '' }],
    }),
  };
}

/** Keys that stay in a file of their maker alone. */
const commands: Readonly<Record<VpnProtocol, string>> = {
  openvpn:
    'openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout device.key -out device.csr -subj /CN=device',
  wireguard: '(umask 077; wg genkey > device.key); wg pubkey < device.key',
};

function wayOf({ t }: PersonContext, protocol: VpnProtocol): Way {
  return {
    heading: t(`own-key.${protocol}-heading`),
    text: t(`own-key.${protocol}-text`),
    command: commands[protocol],
  };
}

export function trail({ t, tenant }: PersonContext, { device }: ShownDevice): Breadcrumb {
  return {
    links: [
      { label: t('access.title'), href: paths.access(tenant.slug) },
      { label: device.name, href: paths.devices.show(tenant.slug, device.id) },
    ],
    here: t('own-key.here'),
  };
}

function replacedAlert({ t }: PersonContext, { credential, renewable }: ShownDevice): Alert | null {
  if (credential === null) return null;
  const what = renewable ? 'renewed' : 'replaced';
  return { tone: 'warning', title: t(`own-key.${what}`), lines: [t(`own-key.${what}-text`)] };
}

function fieldsOf({ t }: PersonContext): Readonly<Record<'openvpn' | 'wireguard', readonly FieldSpec[]>> {
  return {
    openvpn: [
      {
        kind: 'paragraph',
        name: 'request',
        label: t('own-key.request-label'),
        hint: t('own-key.request-hint'),
        optional: true,
      },
      { kind: 'file', name: 'file', label: t('own-key.file-label'), optional: true },
    ],
    wireguard: [
      {
        kind: 'text',
        name: 'wireguardKey',
        label: t('own-key.wireguard-label'),
        hint: t('own-key.wireguard-hint'),
        optional: true,
      },
    ],
  };
}
