// A person: what access they have and what can be done about it, devices, requests, and what happened.
import { stateUnder } from '../../domain/device-standing';
import type { Grant } from '../../domain/grant';
import { phaseOf, takesPlace } from '../../domain/own-access';
import type { ShownPerson } from '../../usecases/show-person';
import { hasRole } from '../../domain/actor';
import { mailCell } from '../kit/breakable';
import type { PersonContext } from '../kit/context';
import { page } from '../kit/page';
import { pagination } from '../kit/paging';
import { paths, withQuery } from '../kit/paths';
import { accessBadge, badge, requestBadge, shownRequestState } from '../kit/status';
import type {
  Alert,
  Badge,
  Breadcrumb,
  Cell,
  Description,
  Empty,
  Link,
  Pagination,
  Table,
} from '../kit/view-models';
import { courseTable } from './course';
import { explanationTable } from './explanation';
import { personProofs } from './person-proofs';
import { offeredActs } from './possible-acts';

type ButtonLink = Link & { readonly look: 'secondary' | 'danger' };
type GrantView = {
  readonly name: string;
  readonly badge: Badge;
  readonly descriptions: readonly Description[];
  readonly buttons: readonly ButtonLink[];
};
type PersonModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  /** Nobody can sign in as this person any more. */
  readonly released: Alert | null;
  readonly descriptions: readonly Description[];
  /** For the telephone. */
  readonly explanation: Table;
  readonly grants: readonly GrantView[];
  readonly noGrants: Empty;
  readonly past: Table | null;
  readonly devices: Table;
  /** Null where nothing was ever taken back. */
  readonly proofs: Table | null;
  readonly withdrawal: Link | null;
  readonly requests: Table;
  readonly course: Table;
  readonly pagination: Pagination;
  readonly toAudit: Link | null;
};
export const personPage = page<PersonModel>('people/person');

export function personModel(context: PersonContext, shown: ShownPerson): PersonModel {
  const { t, tenant, actor, now } = context;
  const { person } = shown;
  const isOver = (grant: Grant): boolean => ['ended', 'revoked'].includes(phaseOf(grant, now));
  const past = shown.grants.filter(isOver);
  const audit = withQuery(paths.audit(tenant.slug), { person: person.ref });
  return {
    title: person.displayName,
    breadcrumb: {
      links: [{ label: t('people.title'), href: paths.people.list(tenant.slug) }],
      here: person.displayName,
    },
    released: shown.released
      ? { tone: 'warning', title: t('assignments.released.title'), lines: [t('assignments.released.text')] }
      : null,
    descriptions: [
      { term: t('people.person.department'), value: { text: person.department ?? t('kit.none') } },
      { term: t('people.person.mail'), value: mailCell(person.mail ?? t('kit.none')) },
    ],
    explanation: explanationTable(context, shown.findings),
    grants: shown.grants.filter((grant) => !isOver(grant)).map((grant) => grantView(context, shown, grant)),
    noGrants: { title: t('people.person.grants-none'), text: t('people.person.grants-none-text') },
    past: past.length === 0 ? null : pastTable(context, shown, past),
    devices: deviceTable(context, shown),
    proofs: shown.proofs.length === 0 ? null : personProofs(context, shown),
    withdrawal: shown.isAnythingWithdrawn
      ? { label: t('orders.withdrawal.link'), href: paths.people.withdrawal(tenant.slug, person.id) }
      : null,
    requests: requestTable(context, shown),
    course: courseTable(context, {
      items: shown.course.items,
      saysAbout: true,
      caption: t('people.person.course-caption'),
      empty: { title: t('people.person.course-none'), text: t('people.person.course-none-text') },
    }),
    pagination: coursePages(context, shown),
    toAudit: hasRole(actor, 'it-admin') ? { label: t('people.person.to-audit'), href: audit } : null,
  };
}

/** Back to the history and not to the top of the page. */
function coursePages(context: PersonContext, { course }: ShownPerson): Pagination {
  const older = course.nextSeq === null ? null : String(course.nextSeq);
  const pages = pagination(context, { filters: {}, newer: null, older, hits: null });
  const atCourse = (link: Link | null): Link | null =>
    link === null ? null : { ...link, href: `${link.href}#course` };
  return { ...pages, first: atCourse(pages.first), older: atCourse(pages.older) };
}

function grantView(context: PersonContext, shown: ShownPerson, grant: Grant): GrantView {
  const { t, tenant, format, actor } = context;
  const { period, maxDevices } = grant;
  const used = shown.devices.filter((device) => device.grantId === grant.id && takesPlace(device)).length;
  const places = t('people.person.places-used', {
    used: format.number(used),
    max: format.number(maxDevices),
  });
  return {
    name: shown.profileNames.get(grant.profileId) ?? '',
    badge: grantBadge(context, grant),
    descriptions: [
      { term: t('people.person.valid'), value: { text: format.period(period.from, period.until) } },
      { term: t('people.person.places'), value: { text: places } },
    ],
    buttons: offeredActs(actor, grant).map((act) => ({
      label: t(`people.act.grant.${act}`),
      href: paths.people.grantAct(tenant.slug, grant.id, act),
      look: act === 'resume' ? 'secondary' : 'danger',
    })),
  };
}

/** What begins later is neither active nor stopped. */
function grantBadge({ t, format, now }: PersonContext, grant: Grant): Badge {
  const phase = phaseOf(grant, now);
  if (phase === 'not-begun')
    return badge(t('people.person.begins', { day: format.day(grant.period.from) }), 'info');
  return accessBadge(t, phase === 'ended' ? 'expired' : grant.state, 'staff');
}

function pastTable(context: PersonContext, { profileNames }: ShownPerson, past: readonly Grant[]): Table {
  const { t, format } = context;
  return {
    caption: t('people.person.past-grants'),
    captionHidden: true,
    columns: [
      { label: t('people.column.profile') },
      { label: t('people.person.column-period') },
      { label: t('people.column.state') },
    ],
    rows: past.map((grant) => [
      { text: profileNames.get(grant.profileId) ?? '' },
      { text: format.period(grant.period.from, grant.period.until) },
      { badge: grantBadge(context, grant) },
    ]),
    empty: { title: '', text: '' },
  };
}

function deviceTable({ t, tenant, now }: PersonContext, { devices, grants }: ShownPerson): Table {
  return {
    caption: t('people.person.devices'),
    captionHidden: true,
    columns: [
      { label: t('people.column.device') },
      { label: t('people.column.inventory') },
      { label: t('people.column.state') },
    ],
    rows: devices.map((device): readonly Cell[] => {
      const grant = grants.find(({ id }) => id === device.grantId);
      const state = grant === undefined ? device.state : stateUnder(device, grant, now);
      return [
        {
          text: device.name,
          href: paths.people.device(tenant.slug, device.id),
          note: t(`devices.system.${device.system}`),
        },
        { text: device.inventoryNumber ?? t('kit.none') },
        { badge: accessBadge(t, state, 'staff'), note: device.lost ? t('people.device.lost') : '' },
      ];
    }),
    empty: { title: t('people.person.devices-none'), text: t('people.person.devices-none-text') },
  };
}

function requestTable({ t, tenant, format, actor }: PersonContext, { requests }: ShownPerson): Table {
  const mayOpen = hasRole(actor, 'it-admin');
  return {
    caption: t('people.person.requests'),
    captionHidden: true,
    columns: [
      { label: t('people.person.column-request') },
      { label: t('people.person.column-period') },
      { label: t('people.person.column-submitted') },
      { label: t('people.column.state') },
    ],
    rows: requests.map((request) => [
      {
        text: request.caseNumber,
        ...(mayOpen ? { href: paths.queue.show(tenant.slug, request.id) } : {}),
      },
      { text: format.period(request.period.from, request.period.until) },
      { text: format.dateTime(request.submittedAt) },
      { badge: requestBadge(t, shownRequestState(request), 'staff') },
    ]),
    empty: { title: t('people.person.requests-none'), text: t('people.person.requests-none-text') },
  };
}
