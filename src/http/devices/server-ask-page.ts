// The question before the server makes a key: says plainly that it does, and what becomes of the file before.
import type { ShownDevice } from '../../usecases/show-own-device';
import type { PersonContext } from '../kit/context';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Breadcrumb } from '../kit/view-models';
import { trail } from './file-pages';
import { chosenProtocol } from './show-page';

type ServerAskModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly consequence: string;
  readonly details: readonly string[];
  readonly form: FormView;
};
export const serverAskPage = page<ServerAskModel>('devices/server-ask');

export function serverAskModel(context: PersonContext, shown: ShownDevice, renews: boolean): ServerAskModel {
  const { t, tenant, language } = context;
  const { device, credential, protocols } = shown;
  const asks = protocols.length > 1 && !renews;
  const again = credential !== null && !renews;
  const protocol = renews ? 'openvpn' : chosenProtocol(context, shown);
  const known = { name: renews ? 'renews' : 'replaces', value: credential?.id ?? '' };
  return {
    title: t('access-file.server.title', { device: device.name }),
    breadcrumb: trail(context, shown, t('access-file.server.here')),
    consequence: again ? t('devices.again.consequence') : renews ? t('devices.renewal.consequence') : '',
    details: renews ? [t('devices.renewal.detail-both'), t('devices.renewal.detail-lost')] : [],
    form: formView({
      language,
      action: paths.devices.serverFile(tenant.slug, device.id),
      fields: asks ? [protocolField(context, shown)] : [],
      submit: t('access-file.server.button'),
      look: again ? 'danger' : 'primary',
      sent: null,
      initial: { protocol },
      cancel: { label: t('kit.cancel'), href: paths.devices.show(tenant.slug, device.id) },
      hidden: [known, ...(asks ? [] : [{ name: 'protocol', value: protocol }])],
    }),
  };
}

function protocolField({ t }: PersonContext, { protocols }: ShownDevice): FieldSpec {
  const options = protocols.map((value) => ({ value, label: t(`devices.protocol.${value}`) }));
  return { kind: 'radios', name: 'protocol', label: t('access-file.make.vpn-label'), options };
}
