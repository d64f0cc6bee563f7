// The list of the person's own requests, and the question before one is withdrawn.
import { isOpen, type AccessRequest } from '../../domain/access-request';
import { hasRole } from '../../domain/actor';
import type { OwnRequest, OwnRequests } from '../../usecases/list-own-requests';
import type { Confirmation } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { requestBadge, shownRequestState } from '../kit/status';
import type { Alert, Link, Table } from '../kit/view-models';

type ListModel = {
  readonly title: string;
  readonly draft: Alert | null;
  readonly button: Link | null;
  readonly table: Table;
};
export const listPage = page<ListModel>('access-requests/list');

export function listModel(context: PersonContext, { requests, draftSavedAt }: OwnRequests): ListModel {
  const { t, tenant, actor } = context;
  const mayApply = hasRole(actor, 'employee');
  const button = mayApply
    ? { label: t('access-requests.list.new'), href: paths.requests.new(tenant.slug) }
    : null;
  return {
    title: t('access-requests.list.title'),
    draft: draftSavedAt === null ? null : draftAlert(context, draftSavedAt),
    button: draftSavedAt === null ? button : null,
    table: {
      caption: t('access-requests.list.caption'),
      captionHidden: true,
      columns: [
        { label: t('access-requests.list.column-request') },
        { label: t('access-requests.list.column-period') },
        { label: t('access-requests.list.column-submitted') },
        { label: t('access-requests.list.column-state') },
      ],
      rows: requests.map((one) => rowOf(context, one)),
      empty: {
        title: t('access-requests.list.empty'),
        text: mayApply ? t('access-requests.list.empty-text') : t('access-requests.list.empty-not-for-you'),
      },
    },
  };
}

function draftAlert({ t, tenant, format }: PersonContext, savedAt: Date): Alert {
  return {
    tone: 'info',
    title: t('access-requests.list.draft'),
    lines: [t('access-requests.list.draft-text', { time: format.dateTime(savedAt) })],
    link: { label: t('access-requests.list.draft-link'), href: paths.requests.new(tenant.slug) },
  };
}

function rowOf({ t, tenant, format, now }: PersonContext, { request, profileName }: OwnRequest) {
  return [
    { text: request.caseNumber, href: paths.requests.show(tenant.slug, request.id), note: profileName },
    { text: format.period(request.period.from, request.period.until) },
    {
      text: format.dateTime(request.submittedAt),
      ...(isOpen(request) ? { note: format.since(request.submittedAt, now) } : {}),
    },
    { badge: requestBadge(t, shownRequestState(request), 'own') },
  ];
}

export function withdrawal({ t, tenant }: PersonContext, { id, caseNumber }: AccessRequest): Confirmation {
  const back = paths.requests.show(tenant.slug, id);
  return {
    title: t('access-requests.withdraw.title', { caseNumber }),
    breadcrumb: {
      links: [
        { label: t('access-requests.list.title'), href: paths.requests.list(tenant.slug) },
        { label: caseNumber, href: back },
      ],
      here: t('access-requests.show.withdraw'),
    },
    consequence: t('access-requests.withdraw.consequence'),
    action: paths.requests.withdraw(tenant.slug, id),
    button: t('access-requests.withdraw.button'),
    back,
  };
}
