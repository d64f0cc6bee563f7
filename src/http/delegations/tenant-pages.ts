// What a municipality sees: whom it has named, and the form to name somebody.
import { delegableRoles, isInForce, longestDelegationDays, type Delegation } from '../../domain/delegation';
import type { EmployeeStanding } from '../../domain/delegate-employee';
import { addDays, localDay } from '../../domain/local-day';
import type { ListedDelegation } from '../../usecases/list-delegations';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import type { Badge, Breadcrumb, Cell, Link, Table } from '../kit/view-models';

type ListModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly table: Table;
  readonly button: Link & { readonly look: 'primary' };
};
export const listPage = page<ListModel>('delegations/list');

type NewModel = { readonly title: string; readonly breadcrumb: Breadcrumb; readonly form: FormView };
export const newPage = page<NewModel>('delegations/new');

export function breadcrumbTo({ t, tenant }: PersonContext, here: string): Breadcrumb {
  const settings = { label: t('settings.title'), href: paths.settings(tenant.slug) };
  const list = { label: t('delegations.title'), href: paths.delegations.list(tenant.slug) };
  return { links: here === list.label ? [settings] : [settings, list], here };
}

export function listModel(context: PersonContext, named: readonly ListedDelegation[]): ListModel {
  const { t, tenant } = context;
  return {
    title: t('delegations.title'),
    breadcrumb: breadcrumbTo(context, t('delegations.title')),
    table: {
      caption: t('delegations.caption'),
      captionHidden: true,
      columns: (['who', 'role', 'until', 'state', 'employed'] as const).map((column) => ({
        label: t(`delegations.${column}`),
      })),
      rows: named.map((one) => rowOf(context, one)),
      empty: { title: t('delegations.empty'), text: t('delegations.empty-text') },
    },
    button: { label: t('delegations.new-button'), href: paths.delegations.new(tenant.slug), look: 'primary' },
  };
}

/** The name leads to the one thing that can be done: ending it. */
function rowOf(context: PersonContext, { delegation, name, standings }: ListedDelegation): readonly Cell[] {
  const { t, tenant, format, now } = context;
  const href = paths.delegations.revoke(tenant.slug, delegation.id);
  return [
    { text: name, ...(isInForce(delegation, now) ? { href } : {}) },
    { text: t(`delegations.may.${delegation.role}`) },
    { text: format.day(delegation.until) },
    { badge: stateOf(context, delegation) },
    employedCell(context, delegation, standings),
  ];
}

/** A shared address that nobody has explained is what to look at first. */
function employedCell(
  { t, tenant, now }: PersonContext,
  delegation: Delegation,
  standings: readonly EmployeeStanding[],
): Cell {
  if (!isInForce(delegation, now)) return { text: t('kit.none') };
  const href = paths.delegations.employee(tenant.slug, delegation.id);
  if (standings.includes('suspected')) {
    const standing = t('delegations.employee.standing.suspected');
    return { text: t('delegations.employee.clarify'), href, badge: badge(standing, 'warning') };
  }
  const said = standings.includes('same') ? 'same' : 'nobody';
  return { text: t(`delegations.employee.said.${said}`), href };
}

function stateOf({ t, now }: PersonContext, delegation: Delegation): Badge {
  if (isInForce(delegation, now)) return badge(t('delegations.in-force'), 'success');
  return badge(t(delegation.revokedAt === null ? 'delegations.over' : 'delegations.revoked'), 'neutral');
}

export function newModel(context: PersonContext, sent: Parsed<unknown> | null): NewModel {
  const { t, tenant, language } = context;
  const title = t('delegations.new-title');
  return {
    title,
    breadcrumb: breadcrumbTo(context, title),
    form: formView({
      language,
      action: paths.delegations.new(tenant.slug),
      fields: fieldsOf(context),
      submit: t('delegations.submit'),
      sent,
      cancel: { label: t('kit.cancel'), href: paths.delegations.list(tenant.slug) },
    }),
  };
}

function fieldsOf({ t, now, tenant }: PersonContext): readonly FieldSpec[] {
  const today = localDay(now, tenant.timeZone);
  return [
    {
      kind: 'text',
      name: 'code',
      label: t('delegations.code'),
      hint: t('delegations.code-hint'),
      short: true,
    },
    {
      kind: 'radios',
      name: 'role',
      label: t('delegations.role-label'),
      hint: t('delegations.role-hint'),
      options: delegableRoles.map((role) => ({ value: role, label: t(`delegations.may.${role}`) })),
    },
    {
      kind: 'date',
      name: 'until',
      label: t('delegations.until-label'),
      hint: t('delegations.until-hint'),
      earliest: today,
      latest: addDays(today, longestDelegationDays),
    },
    {
      kind: 'paragraph',
      name: 'reason',
      label: t('delegations.reason'),
      hint: t('delegations.reason-hint'),
    },
  ];
}
