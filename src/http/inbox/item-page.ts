// One application as whoever is asked reads it, in ten lines, with the answers below.
import { isOpen } from '../../domain/access-request';
import type { ShownInboxItem } from '../../usecases/show-inbox-item';
import type { PersonContext } from '../kit/context';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { queriesList, type QueriesList } from '../kit/queries-list';
import type { Alert, Breadcrumb, Description } from '../kit/view-models';
import { answersTo, type Answers, type Sent } from './answers';

type ItemModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly lead: string;
  readonly leadText: string;
  readonly standingIn: string;
  readonly descriptions: readonly Description[];
  readonly queries: QueriesList;
  readonly rules: readonly { readonly rule: string; readonly reason: string }[];
  readonly hint: Alert | null;
  /** Null where nothing can be said. */
  readonly answers: Answers | null;
};

export const itemPage = page<ItemModel>('inbox/show');

export function itemModel(context: PersonContext, item: ShownInboxItem, sent: Sent = {}): ItemModel {
  const { t, tenant, language } = context;
  const { request, step, personName, hits } = item;
  const hint = hintOf(context, item);
  return {
    title: t('inbox.item.title', { person: personName }),
    breadcrumb: {
      links: [{ label: t('inbox.title'), href: paths.inbox.list(tenant.slug) }],
      here: request.caseNumber,
    },
    ...leadOf(context, item),
    standingIn: standingInText(context, item),
    descriptions: descriptionsOf(context, item),
    queries: queriesList(context, item.queries, request.state === 'query'),
    rules: hits.map(({ rule, reason }) => ({
      rule: t('inbox.item.rule', { rule }),
      reason: reason[language],
    })),
    hint,
    answers: hint === null && step.state === 'open' ? answersTo(context, item, sent) : null,
  };
}

function standingInText({ t, actor }: PersonContext, { step, inPlaceOf }: ShownInboxItem): string {
  if (inPlaceOf !== null) return t('inbox.item.in-place-of', { name: inPlaceOf });
  if (step.standIn?.party.personId !== actor.personId) return '';
  return t('inbox.item.stand-in', { office: t(`approval.office.${step.office}`) });
}

function leadOf(
  { t }: PersonContext,
  { step }: ShownInboxItem,
): { readonly lead: string; readonly leadText: string } {
  if (step.office === 'dpo') return { lead: t('inbox.item.opinion'), leadText: '' };
  if (step.office === 'security-officer') return { lead: t('inbox.item.agreement'), leadText: '' };
  return { lead: t('inbox.item.necessity'), leadText: t('inbox.item.necessity-text') };
}

function hintOf({ t }: PersonContext, { request, step, barred }: ShownInboxItem): Alert | null {
  const hint = (key: 'over' | 'later' | 'own-request' | 'acted-before'): Alert => ({
    tone: 'info',
    title: t(`inbox.item.${key}`),
    lines: [t(`inbox.item.${key}-text`)],
  });
  if (!isOpen(request) || step.state === 'done' || step.state === 'dropped') return hint('over');
  if (barred !== null) return hint(barred);
  return step.state === 'pending' ? hint('later') : null;
}

/** What the need is judged by, and nothing else of the person. */
function descriptionsOf(
  { t, format }: PersonContext,
  { request, personName, department, profileName, lapsesAfter }: ShownInboxItem,
): readonly Description[] {
  return [
    { term: t('inbox.item.person'), value: { text: personName } },
    { term: t('inbox.item.department'), value: { text: department ?? t('kit.none') } },
    { term: t('inbox.item.profile'), value: { text: profileName } },
    {
      term: t('inbox.item.period'),
      value: { text: format.period(request.period.from, request.period.until) },
    },
    { term: t('inbox.item.purpose'), value: { text: request.purpose } },
    { term: t('inbox.item.submitted'), value: { text: format.dateTime(request.submittedAt) } },
    { term: t('inbox.item.until'), value: { text: format.day(lapsesAfter) } },
  ];
}
