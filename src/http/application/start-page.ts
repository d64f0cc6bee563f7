// Where the assistant begins: what one needs at hand, or how far one has come.
import { isOpen, type AccessRequest } from '../../domain/access-request';
import { kindsFor } from '../../domain/application-form';
import type { Step } from '../../domain/question-catalogue';
import type { ShownApplication } from '../../usecases/show-application';
import type { PersonContext } from '../kit/context';
import { hotlineCard, type HotlineCard } from '../kit/hotline';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import type { Alert, Empty, Link, Task } from '../kit/view-models';
import { openSteps, stepsAhead, wayOn } from './progress';

type BeginModel = {
  readonly title: string;
  readonly lines: readonly string[];
  /** Requests that are under way already. */
  readonly open: readonly Alert[];
  readonly empty: Empty | null;
  readonly primary: Link | null;
  readonly tasks: readonly Task[];
  readonly discard: Link | null;
  readonly hotline: HotlineCard;
};
export const beginPage = page<BeginModel>('application/begin');

export function beginModel(context: PersonContext, shown: ShownApplication): BeginModel {
  const { t, tenant, format } = context;
  const { isBegun, draft, requests, choices } = shown;
  const { slug } = tenant;
  const mayGoOn = kindsFor(choices).length > 0;
  const open = requests.filter(isOpen);
  return {
    title: t(isBegun ? 'application.begin.title-draft' : 'application.begin.title'),
    lines: linesOf(context, shown, mayGoOn),
    open: open.map((request) => openAlert(context, shown, request)),
    empty:
      mayGoOn || open.length > 0
        ? null
        : { title: t('application.begin.none'), text: t('application.begin.none-text') },
    primary: mayGoOn
      ? {
          label: t(isBegun ? 'application.begin.resume' : 'application.begin.start'),
          href: isBegun ? wayOn(slug, shown) : firstStep(slug, shown),
        }
      : null,
    tasks: isBegun && mayGoOn ? tasksOf(context, shown) : [],
    discard: isBegun
      ? {
          label: t('application.begin.discard', { time: format.dateTime(draft.savedAt) }),
          href: paths.requests.discard(slug),
        }
      : null,
    hotline: hotlineCard(t, tenant),
  };
}

function linesOf({ t, format }: PersonContext, { isBegun, draft }: ShownApplication, mayGoOn: boolean) {
  if (!mayGoOn) return [];
  if (isBegun) return [t('application.begin.saved', { time: format.dateTime(draft.savedAt) })];
  return [t('application.begin.time'), t('application.begin.at-hand'), t('application.begin.kept')];
}

function firstStep(slug: string, { form }: ShownApplication): string {
  const [first] = form.steps;
  return first === undefined ? paths.requests.summary(slug) : paths.requests.step(slug, first.id);
}

function openAlert(
  { t, tenant, format }: PersonContext,
  { profileNames }: ShownApplication,
  { id, caseNumber, profileId, submittedAt }: AccessRequest,
): Alert {
  return {
    tone: 'info',
    title: t('application.begin.open', { profile: profileNames.get(profileId) ?? caseNumber }),
    lines: [t('application.begin.open-text', { day: format.longDay(submittedAt) })],
    link: {
      label: t('application.begin.open-link', { caseNumber }),
      href: paths.requests.show(tenant.slug, id),
    },
  };
}

function tasksOf(context: PersonContext, shown: ShownApplication): readonly Task[] {
  const { t, tenant } = context;
  const ahead = new Set(stepsAhead(shown).map(({ id }) => id));
  const open = openSteps(shown);
  const steps = shown.form.steps.map((step) =>
    taskOf(context, step, { isAsked: ahead.has(step.id), isOpen: open.has(step.id) }),
  );
  return [
    ...steps,
    {
      label: t('application.summary.task'),
      href: paths.requests.summary(tenant.slug),
      badge: badge(t('application.state.open'), 'neutral'),
    },
  ];
}

function taskOf(
  { t, tenant, language }: PersonContext,
  { id, title }: Step,
  { isAsked, isOpen: waits }: { readonly isAsked: boolean; readonly isOpen: boolean },
): Task {
  const label = title[language];
  if (!isAsked) return { label, badge: badge(t('application.state.not-needed'), 'neutral') };
  return {
    label,
    href: paths.requests.step(tenant.slug, id),
    badge: waits
      ? badge(t('application.state.open'), 'info')
      : badge(t('application.state.answered'), 'success'),
  };
}
