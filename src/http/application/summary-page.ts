// Before sending: what comes of the application in plain words, all answers with a way to change them, and one button.
import { formAnswers } from '../../domain/application-form';
import type { Outcome } from '../../domain/application-rule';
import type { Period } from '../../domain/access-request';
import { requestKindIn } from '../../domain/request-kind';
import type { ShownApplication } from '../../usecases/show-application';
import { answersByStep, type AnsweredStep } from '../kit/answer-words';
import { assessmentView, type AssessmentView } from '../kit/assessment-view';
import type { PersonContext } from '../kit/context';
import { hotlineCard, type HotlineCard } from '../kit/hotline';
import { page } from '../kit/page';
import { paths, withQuery } from '../kit/paths';
import { findText } from '../../texts/translate';
import type { Alert, Description, Link } from '../kit/view-models';
import { openSteps, wayOn } from './progress';

type StepSummary = AnsweredStep & {
  readonly change: Link;
  /** What is missing or stands in the way there; empty when nothing does. */
  readonly waits: string;
};

type SummaryModel = {
  readonly title: string;
  readonly lead: string;
  /** Something to do before it can be sent. */
  readonly obstacle: Alert | null;
  readonly assessment: AssessmentView | null;
  readonly stated: readonly Description[];
  readonly steps: readonly StepSummary[];
  readonly send: { readonly action: string; readonly edition: string } | null;
  /** Where it cannot be sent yet: the way to what is missing. */
  readonly primary: Link | null;
  readonly later: Link;
  readonly discard: Link;
  readonly hotline: HotlineCard;
};
export const summaryPage = page<SummaryModel>('application/summary');

export type Verdict = Outcome | 'incomplete' | 'obstructed';

export function verdictOf({ open, obstacle, outlook }: ShownApplication): Verdict {
  if (outlook?.evaluation.outcome === 'excluded') return 'excluded';
  if (open.length > 0 || outlook === null || outlook.period === null) return 'incomplete';
  return obstacle === null ? outlook.evaluation.outcome : 'obstructed';
}

export function summaryModel(
  context: PersonContext,
  shown: ShownApplication,
  notice: Alert | null = null,
): SummaryModel {
  const { t, tenant } = context;
  const { outlook, form, edition } = shown;
  const verdict = verdictOf(shown);
  const isSendable = verdict !== 'excluded' && verdict !== 'incomplete' && verdict !== 'obstructed';
  return {
    title: t(`application.summary.title.${verdict}`),
    lead: t(`application.summary.lead.${verdict}`),
    obstacle: notice ?? obstacleAlert(context, shown),
    assessment:
      outlook === null
        ? null
        : assessmentView(context, { evaluation: outlook.evaluation, catalogue: form, reader: 'own' }),
    stated: statedOf(context, shown),
    steps: stepsOf(context, shown),
    send: isSendable
      ? { action: paths.requests.summary(tenant.slug), edition: String(edition.version) }
      : null,
    primary:
      verdict === 'incomplete' || (verdict === 'obstructed' && openSteps(shown).size > 0)
        ? { label: t('application.summary.complete'), href: wayOn(tenant.slug, shown) }
        : null,
    later: { label: t('application.summary.later'), href: paths.start(tenant.slug) },
    discard: { label: t('application.summary.discard'), href: paths.requests.discard(tenant.slug) },
    hotline: hotlineCard(t, tenant),
  };
}

/** What stands in the way, in the words of a refusal, and where something can be done about it. */
export function obstacleAlert(context: PersonContext, shown: ShownApplication): Alert | null {
  const { obstacle, requests, around } = shown;
  const { t, tenant, language } = context;
  if (obstacle === null) return null;
  const title = findText(language, `refusal.${obstacle.reason}`) ?? t('application.summary.title.obstructed');
  const other = requests.find(
    ({ profileId, state }) => profileId === around?.profile.id && state !== 'draft',
  );
  if (obstacle.reason === 'request-already-open' && other !== undefined)
    return {
      tone: 'warning',
      title,
      link: {
        label: t('application.begin.open-link', { caseNumber: other.caseNumber }),
        href: paths.requests.show(tenant.slug, other.id),
      },
    };
  const grant = around?.held?.grant;
  if (obstacle.reason === 'device-place-free' && grant !== undefined)
    return {
      tone: 'info',
      title,
      link: { label: t('application.add-device'), href: paths.devices.new(tenant.slug, grant.id) },
    };
  return { tone: 'warning', title };
}

function statedOf(context: PersonContext, { around, outlook }: ShownApplication): readonly Description[] {
  const { t, format } = context;
  if (around === null || outlook === null) return [];
  const held =
    around.held === null
      ? ''
      : t('application.summary.held-until', { until: format.day(around.held.grant.period.until) });
  const profile: Description = {
    term: t('application.summary.profile'),
    value: { text: around.profile.name, note: held },
  };
  return outlook.period === null
    ? [profile]
    : [profile, periodOf(context, outlook.period, outlook.evaluation.shortensPeriod)];
}

function periodOf({ t, format }: PersonContext, { from, until }: Period, isShortened: boolean): Description {
  if (until < from)
    return { term: t('application.summary.period'), value: { text: t('application.no-answer') } };
  return {
    term: t('application.summary.period'),
    value: {
      text: format.period(from, until),
      note: isShortened ? t('application.summary.shortened') : '',
    },
  };
}

function stepsOf(context: PersonContext, shown: ShownApplication): readonly StepSummary[] {
  const { t, tenant } = context;
  const { form, edition, draft } = shown;
  const open = openSteps(shown);
  const answers = formAnswers(draft);
  const steps = answersByStep(context, { catalogue: form, applications: edition.applications, answers });
  const known = requestKindIn(draft.answers) === null ? steps.slice(0, 1) : steps;
  return known.map((step) => ({
    ...step,
    change: {
      label: t('application.summary.change', { step: step.title }),
      href: withQuery(paths.requests.step(tenant.slug, step.id), { then: 'summary' }),
    },
    waits: open.has(step.id) ? t('application.summary.waits') : '',
  }));
}
