// The list of municipalities, for people of the provider: what needs attention first to be seen, in counts.
import type { ListedTenant } from '../../usecases/list-tenants';
import type { ListedClosing } from '../../usecases/ports-of-leaving';
import type { PersonContext } from '../kit/context';
import { expiryBadge } from '../kit/expiry';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import type { Alert, Badge, Cell, Table } from '../kit/view-models';

type ListModel = {
  readonly title: string;
  readonly table: Table;
  readonly newHref: string;
  readonly alerts: readonly Alert[];
  readonly listsHref: string;
  /** Null as long as none was ever announced. */
  readonly closings: Table | null;
};
export const listPage = page<ListModel>('tenants/list');

type Listed = {
  readonly alerts: readonly Alert[];
  readonly tenants: readonly ListedTenant[];
  readonly closings: readonly ListedClosing[];
};

export function listModel(context: PersonContext, { alerts, tenants, closings }: Listed): ListModel {
  const { t } = context;
  return {
    title: t('tenants.title'),
    newHref: paths.operator.newTenant,
    alerts,
    listsHref: paths.operator.revocationLists,
    closings: closings.length === 0 ? null : closingTable(context, closings),
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

function closingTable({ t, format }: PersonContext, closings: readonly ListedClosing[]): Table {
  return {
    caption: t('leaving.closing.list'),
    captionHidden: true,
    columns: (['name', 'day', 'state'] as const).map((column) => ({ label: t(`leaving.list.${column}`) })),
    rows: closings.map(({ slug, name, closing: { onDay, state } }) => [
      { text: name, href: paths.operator.tenantPart(slug, 'closing'), note: slug },
      { text: format.day(onDay) },
      { text: t(`leaving.closing.state.${state}`) },
    ]),
    empty: { title: '', text: '' },
  };
}

function row(context: PersonContext, standing: ListedTenant): readonly Cell[] {
  const { t } = context;
  const { name, slug, unconfirmed } = standing;
  return [
    {
      text: name,
      href: paths.operator.tenant(slug),
      note: slug,
      badge: standing.restoreOpen ? badge(t('restore.operator'), 'danger') : null,
    },
    signInCell(context, standing),
    gatewayCell(context, standing),
    unconfirmed === 0
      ? { text: t('tenants.list.all-confirmed') }
      : { badge: badge(t('tenants.list.unconfirmed', { count: unconfirmed }), 'danger') },
  ];
}

/** The most pressing thing as a badge, the others below it. */
function signInCell(context: PersonContext, { ageing, slug }: ListedTenant): Cell {
  const { t, format } = context;
  if (ageing === null) return { badge: notYet(context) };
  const { provider, own, metadataFailingSince: since } = ageing;
  const ends = [
    expiryBadge(context, { of: 'provider', ...provider }),
    expiryBadge(context, { of: 'own', ...own }),
  ].filter((found) => found !== null);
  const notes = [
    ...ends.slice(1).map(({ label }) => label),
    ...(since === null ? [] : [t('tenants.list.metadata-failing', { since: format.dateTime(since) })]),
  ];
  const href = paths.operator.tenantPart(slug, 'sign-in-upkeep');
  return {
    ...(ends.length + notes.length === 0 ? {} : { text: t('tenants.list.see'), href }),
    badge: ends[0] ?? badge(t('tenants.list.connected'), notes.length === 0 ? 'success' : 'warning'),
    ...(notes.length === 0 ? {} : { note: notes.join(', ') }),
  };
}

/** Where a key is used twice no confirmation counts, which is worse than silence. */
function gatewayCell(
  context: PersonContext,
  { gateways, copiedGateways, silentGateways }: ListedTenant,
): Cell {
  const { t } = context;
  if (gateways === 0) return { badge: notYet(context) };
  const [first, ...others] = [
    ...(copiedGateways === 0 ? [] : [t('tenants.list.copied', { count: copiedGateways, of: gateways })]),
    ...(silentGateways === 0 ? [] : [t('tenants.list.silent', { count: silentGateways, of: gateways })]),
  ];
  if (first === undefined) return { text: t('tenants.list.gateways', { count: gateways }) };
  return { badge: badge(first, 'danger'), ...(others.length === 0 ? {} : { note: others.join(', ') }) };
}

function notYet({ t }: PersonContext): Badge {
  return badge(t('tenants.list.not-yet'), 'warning');
}
