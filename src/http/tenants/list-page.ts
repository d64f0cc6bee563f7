// The list of municipalities, for people of the provider: what needs attention first to be seen, in counts.
import type { TenantStanding } from '../../usecases/ports-of-the-installation';
import type { PersonContext } from '../kit/context';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import type { Badge, Cell, Table } from '../kit/view-models';

type ListModel = { readonly title: string; readonly table: Table; readonly newHref: string };
export const listPage = page<ListModel>('tenants/list');

export function listModel(context: PersonContext, tenants: readonly TenantStanding[]): ListModel {
  const { t } = context;
  return {
    title: t('tenants.title'),
    newHref: paths.operator.newTenant,
    table: {
      caption: t('tenants.list.caption'),
      captionHidden: true,
      columns: (['name', 'sign-in', 'gateways', 'take-backs'] as const).map((column) => ({
        label: t(`tenants.column.${column}`),
      })),
      rows: tenants.map((standing) => row(context, standing)),
      empty: { title: t('tenants.list.empty'), text: t('tenants.list.empty-text') },
    },
  };
}

function row(context: PersonContext, standing: TenantStanding): readonly Cell[] {
  const { t } = context;
  const { name, slug, isConnected, unconfirmed } = standing;
  const signIn = isConnected ? badge(t('tenants.list.connected'), 'success') : notYet(context);
  return [
    { text: name, href: paths.operator.tenant(slug), note: slug },
    { badge: signIn },
    gatewayCell(context, standing),
    unconfirmed === 0
      ? { text: t('tenants.list.all-confirmed') }
      : { badge: badge(t('tenants.list.unconfirmed', { count: unconfirmed }), 'danger') },
  ];
}

function gatewayCell(context: PersonContext, { gateways, silentGateways }: TenantStanding): Cell {
  const { t } = context;
  if (gateways === 0) return { badge: notYet(context) };
  if (silentGateways === 0) return { text: t('tenants.list.gateways', { count: gateways }) };
  return { badge: badge(t('tenants.list.silent', { count: silentGateways, of: gateways }), 'danger') };
}

function notYet({ t }: PersonContext): Badge {
  return badge(t('tenants.list.not-yet'), 'warning');
}
