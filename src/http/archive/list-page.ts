// All requests as a list with a search: which request, whose, for what, when, and what became of it. Never by whom.
import { hasRole } from '../../domain/actor';
import { archivedStates, type ArchiveView } from '../../domain/request-archive';
import type { AccessProfile } from '../../domain/access-profile';
import type { RequestArchive } from '../../usecases/list-request-archive';
import type { QueueItem } from '../../usecases/ports-of-accesses';
import type { PersonContext } from '../kit/context';
import { cursorText } from '../kit/cursor';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { pagination } from '../kit/paging';
import { paths } from '../kit/paths';
import { requestBadge, shownFilterState, shownRequestState } from '../kit/status';
import type { Action, Cell, Link, Pagination, Table } from '../kit/view-models';
import { inAddress } from './forms';

type ArchiveModel = {
  readonly title: string;
  readonly filter: FormView;
  /** Null while the search cannot be read. */
  readonly table: Table | null;
  readonly pagination: Pagination | null;
  /** Null where there is nothing to take along. */
  readonly taking: Action | null;
  readonly toQueue: Link | null;
};
export const archivePage = page<ArchiveModel>('archive/list');

export function archiveModel(
  context: PersonContext,
  found: RequestArchive,
  sent: Parsed<ArchiveView> & { readonly ok: true },
): ArchiveModel {
  const { items, next } = found.page;
  const filters = inAddress(sent.value);
  return {
    ...frame(context, found.profiles, sent),
    table: tableOf(context, items),
    pagination: pagination(context, {
      filters,
      newer: null,
      older: cursorText(next),
      hits: found.hits,
    }),
    taking: items.length === 0 ? null : exportAction(context, filters),
  };
}

export function unreadableModel(
  context: PersonContext,
  profiles: readonly AccessProfile[],
  sent: Parsed<ArchiveView>,
): ArchiveModel {
  return { ...frame(context, profiles, sent), table: null, pagination: null, taking: null };
}

function frame(
  context: PersonContext,
  profiles: readonly AccessProfile[],
  sent: Parsed<ArchiveView>,
): Pick<ArchiveModel, 'title' | 'filter' | 'toQueue'> {
  const { t, tenant, actor } = context;
  return {
    title: t('archive.title'),
    filter: filterForm(context, profiles, sent),
    toQueue: hasRole(actor, 'it-admin')
      ? { label: t('queue.decide.to-queue'), href: paths.queue.list(tenant.slug) }
      : null,
  };
}

const fieldNames = ['q', 'number', 'state', 'profile', 'from', 'until'];

function filterForm(
  { t, tenant, language }: PersonContext,
  profiles: readonly AccessProfile[],
  sent: Parsed<ArchiveView>,
): FormView {
  const action = paths.archive.list(tenant.slug);
  const isNarrowed = fieldNames.some((name) => (sent.values[name]?.at(-1) ?? '') !== '');
  return formView({
    language,
    method: 'get',
    action,
    fields: filterFields(t, profiles),
    submit: t('archive.filter.submit'),
    look: 'secondary',
    sent,
    cancel: isNarrowed ? { label: t('archive.filter.reset'), href: action } : null,
  });
}

function filterFields(t: PersonContext['t'], profiles: readonly AccessProfile[]): readonly FieldSpec[] {
  const all = { value: '', label: t('archive.filter.all') };
  const states = archivedStates.map((state) => ({
    value: state,
    label: requestBadge(t, shownFilterState(state), 'staff').label,
  }));
  return [
    { kind: 'search', name: 'q', label: t('archive.filter.words') },
    { kind: 'text', name: 'number', label: t('archive.filter.number') },
    { kind: 'select', name: 'state', label: t('archive.filter.state'), options: [all, ...states] },
    {
      kind: 'select',
      name: 'profile',
      label: t('archive.filter.profile'),
      options: [all, ...profiles.map(({ id, name }) => ({ value: id, label: name }))],
    },
    { kind: 'date', name: 'from', label: t('archive.filter.from') },
    { kind: 'date', name: 'until', label: t('archive.filter.until') },
  ];
}

function exportAction(
  { t, tenant }: PersonContext,
  filters: Readonly<Record<string, string | null>>,
): Action {
  return {
    action: paths.archive.export(tenant.slug),
    label: t('archive.export.button'),
    look: 'secondary',
    hidden: Object.entries(filters).map(([name, value]) => ({ name, value: value ?? '' })),
  };
}

function tableOf(context: PersonContext, items: readonly QueueItem[]): Table {
  const { t, tenant } = context;
  const columns = ['case', 'person', 'profile', 'period', 'submitted', 'state'] as const;
  return {
    caption: t('archive.caption'),
    captionHidden: true,
    columns: columns.map((name) => ({ label: t(`archive.column.${name}`) })),
    rows: items.map((item) => rowOf(context, item)),
    empty: {
      title: t('archive.empty'),
      text: t('archive.empty-text'),
      link: { label: t('archive.filter.reset'), href: paths.archive.list(tenant.slug) },
    },
  };
}

function rowOf(
  { t, tenant, format }: PersonContext,
  { request, personName, department, profileName }: QueueItem,
): readonly Cell[] {
  const { id, caseNumber, period, submittedAt, decidedAt } = request;
  const decided = decidedAt === null ? '' : t('archive.decided-on', { day: format.day(decidedAt) });
  return [
    { text: caseNumber, href: paths.archive.show(tenant.slug, id) },
    { text: personName, note: department ?? '' },
    { text: profileName },
    { text: format.period(period.from, period.until) },
    { text: format.dateTime(submittedAt) },
    { badge: requestBadge(t, shownRequestState(request), 'staff'), note: decided },
  ];
}
