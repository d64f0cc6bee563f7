// The audit log as a list with filters: who did what, when, to whom, why.
import { hasRole } from '../../domain/actor';
import { separationReaders } from '../../domain/separation';
import { auditActions } from '../../domain/audit-event';
import type { AuditView } from '../../domain/audit-reading';
import type { GatewayTimes } from '../../domain/order-times';
import type { AuditList } from '../../usecases/list-audit-events';
import type { AuditItem } from '../../usecases/ports-of-the-audit-log';
import { auditAbout, auditActor, auditObject } from '../kit/audit-words';
import type { PersonContext } from '../kit/context';
import { timesLine } from '../kit/order-words';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { pagination } from '../kit/paging';
import { paths, withQuery } from '../kit/paths';
import type { Cell, Link, Pagination, Table } from '../kit/view-models';

type AuditModel = {
  readonly title: string;
  readonly filter: FormView;
  /** What narrows the list down without having a field to be seen in. */
  readonly narrowed: string;
  readonly toObject: Link | null;
  /** For those who check: another thing to look at. */
  readonly toSeparation: Link | null;
  /** Null while the filter cannot be read. */
  readonly table: Table | null;
  readonly pagination: Pagination | null;
};
export const auditPage = page<AuditModel>('audit/list');

export function auditModel(
  context: PersonContext,
  list: AuditList,
  sent: Parsed<AuditView> & { readonly ok: true },
): AuditModel {
  const { t } = context;
  const view = sent.value;
  const filters = inAddress(view);
  const name = list.personName ?? t('audit.filter.unknown-person');
  return {
    title: t('audit.title'),
    filter: filterForm(context, sent),
    narrowed: view.person === null ? '' : t('audit.filter.person', { name }),
    toObject: view.objectId === null ? null : thingOf(context, list),
    toSeparation: separationLink(context),
    table: tableOf(context, list),
    pagination: pagination(context, {
      filters,
      newer: null,
      older: list.nextSeq === null ? null : String(list.nextSeq),
      hits: null,
    }),
  };
}

export function unreadableModel(context: PersonContext, sent: Parsed<AuditView>): AuditModel {
  const title = context.t('audit.title');
  return {
    title,
    filter: filterForm(context, sent),
    narrowed: '',
    toObject: null,
    toSeparation: null,
    table: null,
    pagination: null,
  };
}

function inAddress({
  action,
  person,
  objectId,
  from,
  until,
}: AuditView): Readonly<Record<string, string | null>> {
  return { action, person, object: objectId, from, until };
}

function filterForm({ t, tenant, language }: PersonContext, sent: Parsed<AuditView>): FormView {
  const action = paths.audit(tenant.slug);
  const person = sent.values['person']?.at(-1) ?? '';
  const isNarrowed = Object.entries(sent.values).some(
    ([name, [value = '']]) => fieldNames.includes(name) && value !== '',
  );
  return formView({
    language,
    method: 'get',
    action,
    fields: filterFields(t),
    submit: t('audit.filter.submit'),
    look: 'secondary',
    sent,
    hidden: person === '' ? [] : [{ name: 'person', value: person }],
    cancel: isNarrowed ? { label: t('audit.filter.reset'), href: action } : null,
  });
}

const fieldNames = ['action', 'person', 'object', 'from', 'until'];

function filterFields(t: PersonContext['t']): readonly FieldSpec[] {
  const actions = auditActions.map((action) => ({ value: action, label: t(`audit.action.${action}`) }));
  return [
    {
      kind: 'select',
      name: 'action',
      label: t('audit.filter.action'),
      options: [{ value: '', label: t('audit.filter.action-all') }, ...actions],
    },
    { kind: 'date', name: 'from', label: t('audit.filter.from') },
    { kind: 'date', name: 'until', label: t('audit.filter.until') },
    { kind: 'text', name: 'object', label: t('audit.filter.object') },
  ];
}

function separationLink({ t, tenant, actor }: PersonContext): Link | null {
  if (!hasRole(actor, ...separationReaders)) return null;
  return { label: t('separation.link'), href: paths.separation(tenant.slug) };
}

/** The thing that all these entries are about, as far as this reader has a page for it. */
function thingOf(context: PersonContext, { items }: AuditList): Link | null {
  const { t, tenant, actor } = context;
  const [first] = items;
  if (first === undefined || !hasRole(actor, 'it-admin')) return null;
  const { kind, id } = first.object;
  const label = t('audit.to-object', { object: auditObject(context, first) });
  switch (kind) {
    case 'access-request':
      return { label, href: paths.queue.show(tenant.slug, id) };
    case 'device':
      return { label, href: paths.people.device(tenant.slug, id) };
    case 'access-profile':
      return { label, href: paths.profiles.show(tenant.slug, id) };
    case 'gateway':
      return { label, href: paths.gateways.show(tenant.slug, id) };
    case 'person':
      return { label, href: paths.people.show(tenant.slug, id) };
    case 'sign-in-change':
      return { label, href: paths.signInChanges.show(tenant.slug, id) };
    case 'tenant':
    case 'grant':
    case 'credential':
    case 'delegation':
    case 'closing':
    case 'gateway-group':
    case 'crypto-waiver':
    case 'audit':
      return null;
  }
}

function tableOf(context: PersonContext, { items, times }: AuditList): Table {
  const { t, tenant } = context;
  return {
    caption: t('audit.caption'),
    captionHidden: true,
    columns: (['what', 'when', 'who', 'whom', 'why'] as const).map((name) => ({
      label: t(`audit.column.${name}`),
    })),
    rows: items.map((item) => rowOf(context, item, times.get(item.seq) ?? [])),
    empty: {
      title: t('audit.empty'),
      text: t('audit.empty-text'),
      link: { label: t('audit.filter.reset'), href: paths.audit(tenant.slug) },
    },
  };
}

/** The row leads to all entries about the same thing, the name to all about the same person. */
function rowOf(context: PersonContext, item: AuditItem, times: readonly GatewayTimes[]): readonly Cell[] {
  const { t, tenant, format } = context;
  const audit = paths.audit(tenant.slug);
  const whom: Cell =
    item.subject === null
      ? { text: t('kit.none') }
      : { text: item.subjectName ?? t('audit.erased'), href: withQuery(audit, { person: item.subject }) };
  return [
    {
      text: t(`audit.action.${item.action}`),
      href: withQuery(audit, { object: item.object.id }),
      note: auditAbout(context, item),
      lines: times.map((one) => timesLine(context, one)),
    },
    { text: format.dateClock(item.at) },
    { text: auditActor(context, item) },
    whom,
    { text: item.reason ?? t('kit.none') },
  ];
}
