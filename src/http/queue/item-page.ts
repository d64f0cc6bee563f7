// One request as whoever decides it reads it, with the decision below or what became of it.
import { isOpen, type AccessRequest } from '../../domain/access-request';
import { daysBetween } from '../../domain/local-day';
import { openQuery } from '../../domain/request-query';
import type { ShownQueueItem } from '../../usecases/show-queue-item';
import { shownAssessment, type ShownAssessment } from '../kit/assessment-view';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { queriesList, type QueriesList } from '../kit/queries-list';
import { paths } from '../kit/paths';
import { questionField } from '../kit/question-input';
import { accessBadge, requestBadge, shownRequestState } from '../kit/status';
import type { Action, Alert, Badge, Breadcrumb, Description, Link } from '../kit/view-models';

import {
  approvalDespite,
  approvalPart,
  canBeApproved,
  waitsHint,
  type ApprovalPart,
  type ApprovalSent,
} from './approval-part';

type ItemModel = {
  readonly title: string;
  readonly assessed: ShownAssessment | null;
  readonly breadcrumb: Breadcrumb;
  readonly badge: Badge;
  readonly lead: string;
  readonly reason: string;
  readonly hint: Alert | null;
  readonly approve: Action | null;
  /** In place of the button, where a reason is needed. */
  readonly approveDespite: FormView | null;
  readonly approval: ApprovalPart;
  readonly approveText: string;
  readonly deny: FormView | null;
  readonly ask: FormView | null;
  /** Why nothing can be approved although it may be decided. */
  readonly inQuery: string;
  readonly queries: QueriesList;
  readonly next: Link | null;
  readonly noneLeft: boolean;
  readonly toQueue: Link;
  readonly descriptions: readonly Description[];
  readonly others: readonly Description[];
  readonly toCase: Link;
  readonly toPerson: Link;
};
export const itemPage = page<ItemModel>('queue/show');

/** A form that came back. */
type Sent = ApprovalSent & { readonly denial?: Parsed<unknown>; readonly question?: Parsed<unknown> };

export function itemModel(context: PersonContext, item: ShownQueueItem, sent: Sent = {}): ItemModel {
  const { t, tenant } = context;
  const { request, next } = item;
  const { caseNumber } = request;
  const decided = !isOpen(request);
  const mayApprove = canBeApproved(item);
  return {
    title: t('queue.item.title', { caseNumber }),
    assessed: shownAssessment(context, item.assessed, 'staff'),
    breadcrumb: {
      links: [{ label: t('queue.title'), href: paths.queue.list(tenant.slug) }],
      here: caseNumber,
    },
    badge: requestBadge(t, shownRequestState(request), 'staff'),
    lead: leadOf(context, item),
    reason: request.decisionReason ?? '',
    hint: hintOf(context, item),
    approve: mayApprove && !item.approval.hasConcerns ? approval(context, request) : null,
    approveDespite: mayApprove && item.approval.hasConcerns ? approvalDespite(context, item, sent) : null,
    approval: approvalPart(context, item, sent),
    approveText: t('queue.decide.approve-text', { devices: item.profile.maxDevices }),
    deny: item.mayDecide ? denial(context, request, sent.denial ?? null) : null,
    ask: item.mayApprove && !item.periodOver ? asking(context, request, sent.question ?? null) : null,
    inQuery: item.mayDecide && request.state === 'query' ? t('queue.decide.in-query') : '',
    queries: queriesList(context, item.queries, request.state === 'query'),
    next:
      decided && next !== null
        ? {
            label: t('queue.decide.next', { caseNumber: next.caseNumber }),
            href: paths.queue.show(tenant.slug, next.id),
          }
        : null,
    noneLeft: decided && next === null,
    toQueue: { label: t('queue.decide.to-queue'), href: paths.queue.list(tenant.slug) },
    descriptions: descriptionsOf(context, item),
    others: othersOf(context, item),
    toCase: { label: t('queue.item.to-case'), href: paths.archive.show(tenant.slug, request.id) },
    toPerson: { label: t('queue.item.to-person'), href: paths.people.show(tenant.slug, request.personId) },
  };
}

function leadOf({ t, format, now }: PersonContext, { request, person, queries }: ShownQueueItem): string {
  const { state, decidedAt, submittedAt } = request;
  if (state === 'approved' || state === 'denied' || state === 'withdrawn' || state === 'lapsed') {
    return t(`queue.item.lead-decided.${state}`, { time: format.dateTime(decidedAt ?? submittedAt) });
  }
  const asked = openQuery(request, queries);
  if (asked !== null)
    return t('queue.item.lead-query', {
      person: person.displayName,
      time: format.dateTime(asked.askedAt),
    });
  return t('queue.item.lead-waiting', { person: person.displayName, since: format.since(submittedAt, now) });
}

function hintOf(context: PersonContext, item: ShownQueueItem): Alert | null {
  const { t } = context;
  const { request, own, periodOver } = item;
  if (!isOpen(request)) return null;
  const waits = waitsHint(context, item);
  if (own) return { tone: 'info', title: t('queue.decide.own'), lines: [t('queue.decide.own-text')] };
  if (waits !== null) return waits;
  return periodOver
    ? { tone: 'warning', title: t('queue.decide.over'), lines: [t('queue.decide.over-text')] }
    : null;
}

function approval({ t, tenant }: PersonContext, { id }: AccessRequest): Action {
  return { action: paths.queue.approve(tenant.slug, id), label: t('queue.decide.approve'), look: 'primary' };
}

function denial(
  { t, tenant, language }: PersonContext,
  { id, state }: AccessRequest,
  sent: Parsed<unknown> | null,
): FormView {
  return formView({
    language,
    action: paths.queue.deny(tenant.slug, id),
    fields: [
      {
        kind: 'paragraph',
        name: 'reason',
        label: t('queue.decide.deny-reason'),
        hint: t('queue.decide.deny-hint'),
      },
    ],
    submit: t('queue.decide.deny'),
    look: 'danger',
    hidden: state === 'query' ? [{ name: 'despiteQuery', value: 'yes' }] : [],
    sent,
  });
}

function asking(context: PersonContext, { id }: AccessRequest, sent: Parsed<unknown> | null): FormView {
  const { t, tenant, language } = context;
  return formView({
    language,
    action: paths.queue.query(tenant.slug, id),
    fields: [questionField(context)],
    submit: t('queue.decide.query'),
    look: 'secondary',
    sent,
  });
}

function descriptionsOf(
  context: PersonContext,
  { request, person, profile }: ShownQueueItem,
): readonly Description[] {
  const { t, format } = context;
  const { period } = request;
  const days = daysBetween(period.from, period.until) + 1;
  const optional = (term: string, text: string | null): readonly Description[] =>
    text === null ? [] : [{ term, value: { text } }];
  return [
    { term: t('queue.item.person'), value: { text: person.displayName } },
    ...optional(t('queue.item.department'), person.department),
    ...optional(t('queue.item.mail'), person.mail),
    {
      term: t('queue.item.profile'),
      value: {
        text: profile.name,
        note: t('queue.item.profile-note', { description: profile.description, devices: profile.maxDevices }),
        ...(profile.state === 'retired' ? { lines: [t('queue.item.profile-retired')] } : {}),
      },
    },
    {
      term: t('queue.item.period'),
      value: {
        text: format.period(period.from, period.until),
        note: t('queue.item.period-days', { count: days }),
      },
    },
    { term: t('queue.item.purpose'), value: { text: request.purpose } },
    { term: t('queue.item.device-kind'), value: { text: t(`queue.item.kind.${request.deviceKind}`) } },
    {
      term: t('queue.item.leaflet'),
      value: { text: t('queue.item.leaflet-version', { version: request.leafletVersion }) },
    },
    ...leafletDocument(context, request),
    { term: t('queue.item.submitted'), value: { text: format.dateTime(request.submittedAt) } },
  ];
}

/** Whoever decides can open that very version. */
function leafletDocument(
  { t, tenant }: PersonContext,
  { leafletDocument: version }: ShownQueueItem['request'],
): readonly Description[] {
  if (version === null) return [];
  const number = String(version);
  return [
    {
      term: t('documents.kind.leaflet'),
      value: {
        text: t('documents.in-force-then', { version: number }),
        href: paths.documents.version(tenant.slug, 'leaflet', number),
      },
    },
  ];
}

const othersShown = 5;

function othersOf({ t, tenant, format }: PersonContext, item: ShownQueueItem): readonly Description[] {
  const profileOf = (id: string): string => item.profileNames.get(id) ?? '';
  const others = item.grants.filter(({ requestId }) => requestId !== item.request.id);
  const grants = others.slice(0, othersShown).map(({ profileId, period, state }) => ({
    term: t('queue.item.others-grant', { profile: profileOf(profileId) }),
    value: { text: format.period(period.from, period.until), badge: accessBadge(t, state, 'staff') },
  }));
  const requests = item.otherRequests.slice(0, othersShown).map((request) => ({
    term: t('queue.item.others-request', {
      caseNumber: request.caseNumber,
      profile: profileOf(request.profileId),
    }),
    value: {
      text: format.period(request.period.from, request.period.until),
      href: paths.queue.show(tenant.slug, request.id),
      badge: requestBadge(t, shownRequestState(request), 'staff'),
    },
  }));
  return [...grants, ...requests];
}
