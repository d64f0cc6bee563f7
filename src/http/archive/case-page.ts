// One case on one page: what was applied for, asked and answered, decided, issued, and what gateways confirmed, in order.
import { isOpen } from '../../domain/access-request';
import { hasRole } from '../../domain/actor';
import type { ShownCase } from '../../usecases/show-case';
import { shownAssessment, type ShownAssessment } from '../kit/assessment-view';
import type { PersonContext } from '../kit/context';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { queriesList, type QueriesList } from '../kit/queries-list';
import { stepsTable } from '../kit/steps-table';
import { statedFacts } from '../kit/stated-facts';
import { accessBadge, requestBadge, shownRequestState } from '../kit/status';
import type { Alert, Badge, Breadcrumb, Description, Link, Table } from '../kit/view-models';
import { courseTable } from './course';

type CaseModel = {
  readonly title: string;
  readonly assessed: ShownAssessment | null;
  readonly breadcrumb: Breadcrumb;
  readonly badge: Badge;
  readonly lead: string;
  readonly descriptions: readonly Description[];
  readonly reason: string;
  readonly queries: QueriesList;
  /** Null for those from before there were steps. */
  readonly asked: Table | null;
  readonly issued: readonly Description[];
  readonly cut: Alert | null;
  readonly course: Table;
  readonly links: readonly Link[];
};
export const casePage = page<CaseModel>('archive/case');

export function caseModel(context: PersonContext, shown: ShownCase): CaseModel {
  const { t, tenant, format } = context;
  const { request, person, isCut } = shown;
  const { caseNumber } = request;
  return {
    title: t('archive.case.title', { caseNumber }),
    assessed: shownAssessment(context, shown.assessed, 'staff'),
    breadcrumb: {
      links: [{ label: t('archive.title'), href: paths.archive.list(tenant.slug) }],
      here: caseNumber,
    },
    badge: requestBadge(t, shownRequestState(request), 'staff'),
    lead: t('archive.case.lead', { person: person.displayName, day: format.day(request.submittedAt) }),
    descriptions: descriptionsOf(context, shown),
    reason: request.decisionReason ?? '',
    queries: queriesList(context, shown.queries, isOpen(request)),
    asked: shown.asked.steps.length === 0 ? null : stepsTable(context, { request, ...shown.asked }),
    issued: issuedOf(context, shown),
    cut: isCut ? { tone: 'info', title: t('archive.case.cut'), lines: [t('archive.case.cut-text')] } : null,
    course: courseTable(context, shown),
    links: linksOf(context, shown),
  };
}

function descriptionsOf(
  context: PersonContext,
  { request, person, profile }: ShownCase,
): readonly Description[] {
  const { t } = context;
  return [
    { term: t('request-sheet.name'), value: { text: person.displayName } },
    { term: t('request-sheet.department'), value: { text: person.department ?? t('kit.none') } },
    ...statedFacts(context, { request, profileName: profile.name }),
  ];
}

function issuedOf({ t, format }: PersonContext, { grant, devices }: ShownCase): readonly Description[] {
  if (grant === null) return [];
  return [
    {
      term: t('archive.case.grant'),
      value: {
        text: format.period(grant.period.from, grant.period.until),
        badge: accessBadge(t, grant.state, 'staff'),
      },
    },
    ...devices.map(({ name, inventoryNumber, state }) => ({
      term: t('archive.case.device'),
      value: { text: name, badge: accessBadge(t, state, 'staff'), note: inventoryNumber ?? '' },
    })),
  ];
}

/** Where else this reader has a page about it. */
function linksOf({ t, tenant, actor }: PersonContext, { request, person }: ShownCase): readonly Link[] {
  const print = { label: t('archive.case.to-print'), href: paths.archive.print(tenant.slug, request.id) };
  if (!hasRole(actor, 'it-admin')) return [print];
  const decision = { label: t('archive.case.to-decision'), href: paths.queue.show(tenant.slug, request.id) };
  return [
    print,
    ...(isOpen(request) ? [decision] : []),
    { label: t('archive.case.to-person'), href: paths.people.show(tenant.slug, person.id) },
  ];
}
