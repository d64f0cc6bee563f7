// What is off until the municipality has decided for it: what the choice means, how it was made, the form for those who decide.
import { hasRole } from '../../domain/actor';
import { localDay } from '../../domain/local-day';
import { isReviewDue, type StandingDecision, type Tenant } from '../../domain/tenant';
import type { Confirmation } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import type { Alert, Badge, Breadcrumb, Description } from '../kit/view-models';
import { settingsBreadcrumb } from './general-page';

/** As its texts and addresses call it. */
export type DecisionName = 'wireguard' | 'server-keys';

export function decisionOf(
  name: DecisionName,
  { wireguard, serverKeys }: Pick<Tenant, 'wireguard' | 'serverKeys'>,
): StandingDecision | null {
  return name === 'wireguard' ? wireguard : serverKeys;
}

type DecisionModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly state: Badge;
  readonly overdue: Alert | null;
  readonly explained: readonly string[];
  readonly decision: readonly Description[];
  /** Null for those who may only read. */
  readonly form: FormView | null;
  readonly formHeading: string;
  readonly whoDecides: string;
  readonly off: { readonly consequence: string; readonly button: string; readonly href: string } | null;
};
export const decisionPage = page<DecisionModel>('settings/decision');

export function decisionBadge({ t, now, tenant }: PersonContext, decision: StandingDecision | null): Badge {
  if (decision === null) return badge(t('settings.decision.off'), 'neutral');
  if (isReviewDue(decision, localDay(now, tenant.timeZone)))
    return badge(t('settings.decision.overdue'), 'warning');
  return badge(t('settings.decision.on'), 'success');
}

export type ShownDecision = {
  readonly name: DecisionName;
  readonly decision: StandingDecision | null;
  readonly sent: Parsed<unknown> | null;
};

export function decisionModel(context: PersonContext, shown: ShownDecision): DecisionModel {
  const { t, actor, tenant } = context;
  const { name, decision } = shown;
  const decides = hasRole(actor, 'tenant-admin', 'security-officer');
  const title = t(`settings.${name}.title`);
  return {
    title,
    breadcrumb: settingsBreadcrumb(context, title),
    state: decisionBadge(context, decision),
    overdue: overdueAlert(context, shown),
    explained: explanationOf(context, name),
    decision: decision === null ? [] : descriptionsOf(context, decision),
    form: decides ? decisionForm(context, shown) : null,
    formHeading: t(decision === null ? `settings.${name}.decide` : 'settings.decision.decide-again'),
    whoDecides: t('settings.decision.who-decides'),
    off:
      decides && decision !== null
        ? {
            consequence: t(`settings.${name}-off.consequence`),
            button: t(`settings.${name}-off.button`),
            href: paths.settingsPart(tenant.slug, `${name}-off`),
          }
        : null,
  };
}

function explanationOf({ t }: PersonContext, name: DecisionName): readonly string[] {
  const [what, guideline, meaning, decision] = (['what', 'guideline', 'meaning', 'decision'] as const).map(
    (part) => t(`settings.${name}.explained-${part}`),
  );
  // Only ways into the network are approved for classified matters, or not.
  const classified = name === 'wireguard' ? [t('settings.wireguard.explained-classified')] : [];
  return [what, guideline, meaning, ...classified, decision].filter((text) => text !== undefined);
}

function overdueAlert(context: PersonContext, { name, decision }: ShownDecision): Alert | null {
  const { t, format, now, tenant } = context;
  if (decision === null || !isReviewDue(decision, localDay(now, tenant.timeZone))) return null;
  return {
    tone: 'warning',
    title: t('settings.decision.overdue-title', { day: format.day(decision.reviewOn) }),
    lines: [t(`settings.${name}.overdue-text`)],
  };
}

function descriptionsOf({ t, format }: PersonContext, decision: StandingDecision): readonly Description[] {
  return [
    { term: t('settings.decision.by'), value: { text: decision.decidedBy } },
    { term: t('settings.decision.decided-on'), value: { text: format.day(decision.decidedOn) } },
    { term: t('settings.decision.reason'), value: { text: decision.reason } },
    { term: t('settings.decision.review'), value: { text: format.day(decision.reviewOn) } },
  ];
}

function decisionForm(
  { t, tenant, language, now }: PersonContext,
  { name, decision, sent }: ShownDecision,
): FormView {
  return formView({
    language,
    action: paths.settingsPart(tenant.slug, name),
    fields: [
      {
        kind: 'text',
        name: 'decidedBy',
        label: t('settings.decision.by'),
        hint: t('settings.decision.by-hint'),
      },
      {
        kind: 'paragraph',
        name: 'reason',
        label: t('settings.decision.reason'),
        hint: t(`settings.${name}.reason-hint`),
      },
      {
        kind: 'date',
        name: 'reviewOn',
        label: t('settings.decision.review'),
        hint: t('settings.decision.review-hint'),
        earliest: localDay(now, tenant.timeZone),
      },
    ],
    submit: t(decision === null ? `settings.${name}.switch-on` : 'settings.decision.renew'),
    sent,
    initial: { decidedBy: decision?.decidedBy ?? '', reason: decision?.reason ?? '' },
  });
}

export function switchingOff({ t, tenant }: PersonContext, name: DecisionName): Confirmation {
  const back = paths.settingsPart(tenant.slug, name);
  return {
    title: t(`settings.${name}-off.title`),
    breadcrumb: {
      links: [
        { label: t('settings.title'), href: paths.settings(tenant.slug) },
        { label: t(`settings.${name}.title`), href: back },
      ],
      here: t('settings.decision.switch-off'),
    },
    consequence: t(`settings.${name}-off.consequence`),
    details: [t(`settings.${name}-off.existing`)],
    action: paths.settingsPart(tenant.slug, `${name}-off`),
    button: t(`settings.${name}-off.button`),
    back,
  };
}
