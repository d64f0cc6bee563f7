// The form for another address pool, and the choice of a larger network in the place of one.
import { vpnProtocols } from '../../domain/access-profile';
import { poolCapacity } from '../../domain/address-pool';
import type { ShownNetworks, ShownPool } from '../../usecases/show-group-networks';
import type { Confirmation } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Breadcrumb } from '../kit/view-models';
import { networksBreadcrumb } from './words';

type AddModel = { readonly title: string; readonly breadcrumb: Breadcrumb; readonly form: FormView };
export const addPoolPage = page<AddModel>('networks/add-pool');

export function addPoolModel(
  context: PersonContext,
  { group, pools }: ShownNetworks,
  sent: Parsed<unknown> | null,
): AddModel {
  const { t, tenant, language } = context;
  const title = t('networks.add.title');
  const present = pools.map(({ pool }) => pool.cidr).join(', ');
  return {
    title,
    breadcrumb: networksBreadcrumb(context, group, title),
    form: formView({
      language,
      action: paths.networks.addPool(tenant.slug, group.id),
      fields: [
        {
          kind: 'radios',
          name: 'protocol',
          label: t('profiles.basics.protocols'),
          options: vpnProtocols.map((protocol) => ({
            value: protocol,
            label: t(`profiles.protocol.${protocol}`),
            hint: t(`networks.add.${protocol}-hint`),
          })),
        },
        {
          kind: 'text',
          name: 'network',
          label: t('networks.pools.network'),
          hint: t('networks.add.network-hint', { present: present === '' ? t('kit.none') : present }),
        },
      ],
      submit: t('networks.add.submit'),
      sent,
      cancel: { label: t('kit.cancel'), href: paths.networks.show(tenant.slug, group.id) },
    }),
  };
}

export function growing(
  context: PersonContext,
  { group }: ShownNetworks,
  { shown: { pool, growths }, sent }: { readonly shown: ShownPool; readonly sent: Parsed<unknown> | null },
): Confirmation {
  const { t, tenant, format } = context;
  return {
    title: t('networks.grow.title', { network: pool.cidr }),
    breadcrumb: networksBreadcrumb(context, group, t('networks.grow.here')),
    consequence: t(`networks.grow.consequence-${pool.protocol}`),
    details: [t('networks.grow.keeps'), t('networks.grow.office')],
    action: paths.networks.growPool(tenant.slug, group.id, pool.id),
    back: paths.networks.show(tenant.slug, group.id),
    fields: [
      {
        kind: 'radios',
        name: 'network',
        label: t('networks.grow.network'),
        options: growths.map((network) => ({
          value: network,
          label: network,
          hint: t('networks.grow.holds', { devices: format.number(poolCapacity(network)) }),
        })),
      },
    ],
    button: t('networks.grow.button'),
    look: 'primary',
    ...(sent === null ? {} : { sent }),
  };
}
