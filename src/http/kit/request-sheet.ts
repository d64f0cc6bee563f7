// An application and its decision as they go on paper: for the applicant and for those who may look back, alike.
import { isOpen, type AccessRequest } from '../../domain/access-request';
import type { Grant } from '../../domain/grant';
import type { Person } from '../../domain/person';
import type { RequestQuery } from '../../domain/request-query';
import { shownAssessment, type AssessedBy, type ShownAssessment } from './assessment-view';
import type { PersonContext } from './context';
import { page } from './page';
import { queriesList, type QueriesList } from './queries-list';
import { statedFacts } from './stated-facts';
import { requestBadge, shownRequestState } from './status';
import type { Description, Link } from './view-models';

type SheetModel = {
  readonly title: string;
  readonly assessed: ShownAssessment | null;
  readonly back: Link;
  readonly caseNumber: string;
  readonly applicant: readonly Description[];
  readonly stated: readonly Description[];
  readonly queries: QueriesList;
  readonly decision: readonly Description[];
  readonly reason: string;
  readonly printed: string;
};
export const sheetPage = page<SheetModel>('kit/request-sheet');

export type OnPaper = {
  readonly request: AccessRequest;
  readonly person: Person;
  readonly profileName: string;
  readonly assessed: AssessedBy | null;
  readonly queries: readonly RequestQuery[];
  readonly grant: Grant | null;
};

export function sheetModel(context: PersonContext, shown: OnPaper, backTo: string): SheetModel {
  const { t, format, now } = context;
  const { request, queries } = shown;
  const { caseNumber } = request;
  const time = format.dateTime(now);
  return {
    title: t('request-sheet.title', { caseNumber }),
    assessed: shownAssessment(context, shown.assessed, 'staff'),
    back: { label: t('request-sheet.back'), href: backTo },
    caseNumber,
    applicant: applicantOf(context, shown),
    stated: statedOf(context, shown),
    queries: queriesList(context, queries, isOpen(request)),
    decision: decisionOf(context, shown),
    reason: request.decisionReason ?? '',
    printed: t('request-sheet.printed', { time, person: context.person.displayName }),
  };
}

function applicantOf({ t }: PersonContext, { person }: OnPaper): readonly Description[] {
  const { displayName, department, mail } = person;
  const optional = (term: string, text: string | null): readonly Description[] =>
    text === null ? [] : [{ term, value: { text } }];
  return [
    { term: t('request-sheet.name'), value: { text: displayName } },
    ...optional(t('request-sheet.department'), department),
    ...optional(t('request-sheet.mail'), mail),
  ];
}

function statedOf(context: PersonContext, shown: OnPaper): readonly Description[] {
  const { t, format } = context;
  const submitted = { text: format.dateTime(shown.request.submittedAt) };
  return [...statedFacts(context, shown), { term: t('request-sheet.submitted'), value: submitted }];
}

/** By office and not by name: whoever decided did so for the municipality. */
function decisionOf({ t, format }: PersonContext, { request, grant }: OnPaper): readonly Description[] {
  const { state, decidedAt } = request;
  const badge = requestBadge(t, shownRequestState(request), 'staff');
  const shownState = { term: t('request-sheet.state'), value: { text: badge.label } };
  if (isOpen(request))
    return [{ ...shownState, value: { ...shownState.value, note: t('request-sheet.undecided') } }];
  const term = t(state === 'withdrawn' ? 'request-sheet.withdrawn' : 'request-sheet.decided');
  const byIt = { term: t('request-sheet.by'), value: { text: t('request-sheet.by-it') } };
  return [
    shownState,
    ...(decidedAt === null ? [] : [{ term, value: { text: format.dateTime(decidedAt) } }]),
    ...(state === 'approved' || state === 'denied' ? [byIt] : []),
    ...(grant === null
      ? []
      : [
          {
            term: t('request-sheet.grant'),
            value: {
              text: format.period(grant.period.from, grant.period.until),
              note: t('request-sheet.grant-devices', { count: grant.maxDevices }),
            },
          },
        ]),
  ];
}
