// One request as its applicant reads it: the state in words first, then what was stated.
import { isOpen, isWithdrawable } from '../../domain/access-request';
import { hasRole } from '../../domain/actor';
import { openQuery } from '../../domain/request-query';
import type { ShownRequest } from '../../usecases/show-own-request';
import { shownAssessment, type ShownAssessment } from '../kit/assessment-view';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FormView } from '../kit/form-view';
import { hotlineCard, type HotlineCard } from '../kit/hotline';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { queriesList, type QueriesList } from '../kit/queries-list';
import { requestBadge, shownRequestState } from '../kit/status';
import type { Badge, Breadcrumb, Description, Link, Table } from '../kit/view-models';
import { ownStepsTable, waitingOffices } from '../kit/steps-table';
import { ownCourseTable } from './course';
import { ownObligations, type OwnObligations } from './obligations';

type ShowModel = {
  readonly title: string;
  readonly assessed: ShownAssessment | null;
  readonly breadcrumb: Breadcrumb;
  readonly badge: Badge;
  readonly says: string;
  readonly reason: string;
  /** The question that waits for an answer; empty without one. */
  readonly question: string;
  readonly answer: FormView | null;
  readonly earlier: QueriesList;
  readonly primary: Link | null;
  readonly withdraw: Link | null;
  readonly descriptions: readonly Description[];
  /** Whom it waits for; empty where it waits for nobody. */
  readonly waitsFor: string;
  readonly steps: Table | null;
  readonly obligations: OwnObligations | null;
  readonly course: Table;
  readonly toPrint: Link;
  readonly hotline: HotlineCard;
};
export const showPage = page<ShowModel>('access-requests/show');

export function showModel(
  context: PersonContext,
  shown: ShownRequest,
  sent: Parsed<unknown> | null = null,
): ShowModel {
  const { t, tenant, format, now } = context;
  const { request, queries } = shown;
  const open = openQuery(request, queries);
  const { caseNumber } = request;
  const state = shownRequestState(request);
  return {
    title: t('access-requests.show.title', { caseNumber }),
    assessed: shownAssessment(context, shown.assessed, 'own'),
    breadcrumb: {
      links: [{ label: t('access-requests.list.title'), href: paths.requests.list(tenant.slug) }],
      here: caseNumber,
    },
    badge: requestBadge(t, state, 'own'),
    says: t(`access-requests.show.says.${state}`, { since: format.since(request.submittedAt, now) }),
    reason: request.decisionReason ?? '',
    question: open?.question ?? '',
    answer: open === null ? null : answerFormView(context, shown, { round: open.round, sent }),
    earlier: queriesList(
      context,
      queries.filter((query) => query !== open),
      false,
    ),
    primary: wayOn(context, shown),
    withdraw: isWithdrawable(request)
      ? { label: t('access-requests.show.withdraw'), href: paths.requests.withdraw(tenant.slug, request.id) }
      : null,
    descriptions: descriptionsOf(context, shown),
    waitsFor: waitsForOf(context, shown),
    steps: shown.steps.length === 0 ? null : ownStepsTable(context, shown),
    obligations: ownObligations(context, shown),
    course: ownCourseTable(context, shown),
    toPrint: {
      label: t('access-requests.show.to-print'),
      href: paths.requests.print(tenant.slug, request.id),
    },
    hotline: hotlineCard(t, tenant, caseNumber),
  };
}

function waitsForOf(context: PersonContext, { request, steps, supervisor }: ShownRequest): string {
  const offices = waitingOffices(context, steps, supervisor);
  const waits = isOpen(request) && request.state !== 'query' && offices !== '';
  return waits ? context.t('approval.own-waits', { offices }) : '';
}

function wayOn({ t, tenant, actor }: PersonContext, { request, grant }: ShownRequest): Link | null {
  if (grant !== null) return { label: t('access-requests.show.to-access'), href: paths.access(tenant.slug) };
  if (isWithdrawable(request) || !hasRole(actor, 'employee')) return null;
  return { label: t('access-requests.show.apply-again'), href: paths.requests.new(tenant.slug) };
}

function answerFormView(
  { t, tenant, language }: PersonContext,
  { request }: ShownRequest,
  { round, sent }: { readonly round: number; readonly sent: Parsed<unknown> | null },
): FormView {
  return formView({
    language,
    action: paths.requests.answer(tenant.slug, request.id),
    fields: [
      {
        kind: 'paragraph',
        name: 'answer',
        label: t('access-requests.query.label'),
        hint: t('access-requests.query.hint'),
      },
    ],
    submit: t('access-requests.query.submit'),
    hidden: [{ name: 'round', value: String(round) }],
    sent,
  });
}

function descriptionsOf(
  { t, format }: PersonContext,
  { request, profileName }: ShownRequest,
): readonly Description[] {
  const { period, decidedAt } = request;
  const decided =
    request.state === 'withdrawn' ? 'access-requests.show.withdrawn' : 'access-requests.show.decided';
  return [
    { term: t('access-requests.show.profile'), value: { text: profileName } },
    { term: t('access-requests.show.period'), value: { text: format.period(period.from, period.until) } },
    { term: t('access-requests.show.purpose'), value: { text: request.purpose } },
    {
      term: t('access-requests.show.device-kind'),
      value: { text: t(`access-requests.show.device-kinds.${request.deviceKind}`) },
    },
    {
      term: t('access-requests.show.leaflet'),
      value: { text: t('access-requests.show.leaflet-version', { version: request.leafletVersion }) },
    },
    ...leafletDocument(t, request),
    { term: t('access-requests.show.submitted'), value: { text: format.dateTime(request.submittedAt) } },
    ...(decidedAt === null ? [] : [{ term: t(decided), value: { text: format.dateTime(decidedAt) } }]),
  ];
}

function leafletDocument(
  t: PersonContext['t'],
  { leafletDocument: version }: ShownRequest['request'],
): readonly Description[] {
  if (version === null) return [];
  return [
    {
      term: t('documents.kind.leaflet'),
      value: { text: t('documents.in-force-then', { version: String(version) }) },
    },
  ];
}
