// Six views of people and devices: who signed in, which devices there are, what ends soon, what was reported lost, whose
// access file is of before, and, for IT alone, which devices nobody has used for long.
import { hasRole } from '../../domain/actor';
import { stateUnder } from '../../domain/device-standing';
import type { PersonOverview } from '../../usecases/ports-of-a-tenant';
import type { DeviceOverview, GrantOverview } from '../../usecases/ports-of-accesses';
import type { Listed } from '../../domain/paging';
import type { PersonContext } from '../kit/context';
import { cursorText } from '../kit/cursor';
import { page } from '../kit/page';
import { onward, pagination } from '../kit/paging';
import { paths, withQuery } from '../kit/paths';
import { accessBadge } from '../kit/status';
import type { Cell, Empty, Link, Pagination, Table } from '../kit/view-models';

export const peopleViews = ['people', 'devices', 'ending', 'lost', 'outdated', 'unused'] as const;
export type PeopleView = (typeof peopleViews)[number];

type Search = {
  readonly action: string;
  readonly view: string;
  readonly label: string;
  readonly hint: string;
  readonly query: string;
};
type ListModel = {
  readonly title: string;
  readonly tabs: readonly (Link & { readonly current: boolean })[];
  readonly lead: string;
  readonly search: (Search & { readonly clear: Link | null }) | null;
  readonly table: Table;
  readonly pagination: Pagination;
};
export const peoplePage = page<ListModel>('people/list');

export function peopleModel(context: PersonContext, query: string, found: Listed<PersonOverview>): ListModel {
  const { t } = context;
  const columns = ['person', 'department', 'access', 'devices'] as const;
  const rows = found.page.items.map((item) => personRow(context, item));
  return {
    ...frame(context, { view: 'people', query, found }),
    search: searchOf(context, 'people', query),
    table: {
      ...tableOf(context, 'people', query),
      columns: columns.map((name) => ({ label: t(`people.column.${name}`) })),
      rows,
    },
  };
}

export function devicesModel(
  context: PersonContext,
  { view, query }: { readonly view: Exclude<PeopleView, 'people' | 'ending'>; readonly query: string },
  found: Listed<DeviceOverview>,
): ListModel {
  const { t } = context;
  const columns = ['device', 'person', 'inventory', 'state'] as const;
  const rows = found.page.items.map((item) => deviceRow(context, item));
  return {
    ...frame(context, { view, query, found }),
    search: view === 'devices' || view === 'unused' ? searchOf(context, view, query) : null,
    table: {
      ...tableOf(context, view, query),
      columns: columns.map((name) => ({ label: t(`people.column.${name}`) })),
      rows,
    },
  };
}

export function endingModel(context: PersonContext, found: Listed<GrantOverview>): ListModel {
  const { t } = context;
  const columns = ['person', 'profile', 'ends', 'ends-in'] as const;
  const rows = found.page.items.map((item) => endingRow(context, item));
  return {
    ...frame(context, { view: 'ending', query: '', found }),
    search: null,
    table: {
      ...tableOf(context, 'ending', ''),
      columns: columns.map((name) => ({ label: t(`people.column.${name}`) })),
      rows,
    },
  };
}

type Shown = { readonly view: PeopleView; readonly query: string; readonly found: Listed<unknown> };

function frame(
  context: PersonContext,
  { view, query, found }: Shown,
): Pick<ListModel, 'title' | 'tabs' | 'lead' | 'pagination'> {
  const { t, tenant } = context;
  const list = paths.people.list(tenant.slug);
  const paging = {
    filters: { view: inAddress(view), q: query },
    older: cursorText(found.page.next),
    hits: found.hits,
  };
  return {
    title: t('people.title'),
    tabs: peopleViews.filter(isOpenTo(context)).map((one) => ({
      label: t(`people.views.${one}`),
      href: withQuery(list, { view: inAddress(one) }),
      current: one === view,
    })),
    lead: t(`people.lead.${view}`),
    pagination: view === 'ending' ? onward(context, paging) : pagination(context, { ...paging, newer: null }),
  };
}

/** Whom nobody has seen for long is IT's business alone; the help desk decides nothing about it. */
function isOpenTo({ actor }: PersonContext): (view: PeopleView) => boolean {
  return (view) => view !== 'unused' || hasRole(actor, 'it-admin');
}

/** The first view needs no word in the address. */
function inAddress(view: PeopleView): string | null {
  return view === 'people' ? null : view;
}

function searchOf(
  { t, tenant }: PersonContext,
  view: 'people' | 'devices' | 'unused',
  query: string,
): ListModel['search'] {
  const action = paths.people.list(tenant.slug);
  return {
    action,
    view: inAddress(view) ?? '',
    label: t(`people.search.${view === 'people' ? view : 'devices'}`),
    hint: t(`people.search.${view === 'people' ? view : 'devices'}-hint`),
    query,
    clear:
      query === ''
        ? null
        : { label: t('kit.search-clear'), href: withQuery(action, { view: inAddress(view) }) },
  };
}

function tableOf(
  { t }: PersonContext,
  view: PeopleView,
  query: string,
): Pick<Table, 'caption' | 'captionHidden' | 'empty'> {
  const empty: Empty =
    query === ''
      ? { title: t(`people.empty.${view}`), text: t(`people.empty.${view}-text`) }
      : { title: t('people.empty.search', { query }), text: t('people.empty.search-text') };
  return { caption: t(`people.caption.${view}`), captionHidden: true, empty };
}

function personRow(
  { t, tenant, format }: PersonContext,
  { person, grant, devices }: PersonOverview,
): readonly Cell[] {
  const access: Cell =
    grant === null
      ? { text: t('people.no-access') }
      : {
          badge: accessBadge(t, grant.state, 'staff'),
          note: t('people.until', { day: format.day(grant.until) }),
        };
  return [
    { text: person.displayName, href: paths.people.show(tenant.slug, person.id) },
    { text: person.department ?? t('kit.none') },
    access,
    { text: format.number(devices) },
  ];
}

function deviceRow({ t, tenant, now }: PersonContext, item: DeviceOverview): readonly Cell[] {
  const { device, grant, personName, department } = item;
  return [
    {
      text: device.name,
      href: paths.people.device(tenant.slug, device.id),
      note: t(`devices.system.${device.system}`),
    },
    { text: personName, note: department ?? '' },
    { text: device.inventoryNumber ?? t('kit.none') },
    {
      badge: accessBadge(t, stateUnder(device, grant, now), 'staff'),
      note: device.lost ? t('people.device.lost') : '',
    },
  ];
}

function endingRow({ t, tenant, format, now }: PersonContext, item: GrantOverview): readonly Cell[] {
  const { grant, personName, department, profileName } = item;
  const left = grant.endsAt.getTime() - now.getTime() < 86_400_000;
  return [
    { text: personName, href: paths.people.show(tenant.slug, grant.personId), note: department ?? '' },
    { text: profileName },
    { text: format.day(grant.period.until) },
    { text: left ? t('people.ends-today') : format.duration(now, grant.endsAt) },
  ];
}
