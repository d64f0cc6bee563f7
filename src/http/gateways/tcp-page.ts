// The form with which a gateway's OpenVPN server over TCP is offered, changed or ended.
import type { ShownTcp } from '../../usecases/show-openvpn-tcp';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Alert, Breadcrumb } from '../kit/view-models';
import { gatewayBreadcrumb } from './words';

type TcpModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly alerts: readonly Alert[];
  readonly form: FormView;
};
export const tcpPage = page<TcpModel>('gateways/tcp');

export function tcpModel(context: PersonContext, shown: ShownTcp, sent: Parsed<unknown> | null): TcpModel {
  const { t, tenant, language } = context;
  const { gateway, values } = shown;
  return {
    title: t('gateways.tcp.title', { name: gateway.name }),
    breadcrumb: gatewayBreadcrumb(context, gateway, t('gateways.tcp.here')),
    alerts: values === null ? [{ tone: 'warning', title: t('gateways.tcp.nothing-free') }] : [],
    form: formView({
      language,
      action: paths.gateways.act(tenant.slug, gateway.id, 'tcp'),
      fields: fieldsOf(context, shown),
      submit: t('gateways.tcp.submit'),
      sent,
      initial: {
        offered: 'yes',
        port: String(values?.port ?? ''),
        network4: values?.network4 ?? '',
        network6: values?.network6 ?? '',
      },
      cancel: { label: t('kit.cancel'), href: paths.gateways.show(tenant.slug, gateway.id) },
      hidden: [{ name: 'seen', value: String(gateway.openvpnTcpRevision) }],
    }),
  };
}

function fieldsOf({ t }: PersonContext, { gateway, pool4, pool6 }: ShownTcp): readonly FieldSpec[] {
  const isOffered = gateway.openvpnTcp !== null;
  return [
    {
      kind: 'radios',
      name: 'offered',
      label: t('gateways.tcp.offered'),
      options: [
        { value: 'yes', label: t('gateways.tcp.yes') },
        {
          value: 'no',
          label: t('gateways.tcp.no'),
          ...(isOffered ? { hint: t('gateways.tcp.no-hint') } : {}),
        },
      ],
    },
    { kind: 'number', name: 'port', label: t('gateways.tcp.port'), hint: t('gateways.tcp.port-hint') },
    {
      kind: 'text',
      name: 'network4',
      label: t('gateways.tcp.network4'),
      hint: t('gateways.tcp.network4-hint', { pool: pool4 ?? t('kit.none') }),
    },
    ...(pool6 === null
      ? []
      : [
          {
            kind: 'text',
            name: 'network6',
            label: t('gateways.tcp.network6'),
            hint: t('gateways.tcp.network6-hint', { pool: pool6 }),
            optional: true,
          } as const,
        ]),
  ];
}
