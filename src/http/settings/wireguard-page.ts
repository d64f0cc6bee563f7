// WireGuard: what the choice means, how the municipality has decided, and the form for those who decide.
import { hasRole } from '../../domain/actor';
import { localDay } from '../../domain/local-day';
import { isReviewDue, type Tenant, type WireguardDecision } from '../../domain/tenant';
import type { Confirmation } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import type { Alert, Badge, Breadcrumb, Description } from '../kit/view-models';
import { settingsBreadcrumb } from './general-page';

type WireguardModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly state: Badge;
  readonly overdue: Alert | null;
  readonly decision: readonly Description[];
  /** Null for those who may only read. */
  readonly form: FormView | null;
  readonly formHeading: string;
  readonly offHref: string;
};
export const wireguardPage = page<WireguardModel>('settings/wireguard');

export function wireguardBadge({ t, now, tenant }: PersonContext, decision: WireguardDecision | null): Badge {
  if (decision === null) return badge(t('settings.wireguard.off'), 'neutral');
  if (isReviewDue(decision, localDay(now, tenant.timeZone)))
    return badge(t('settings.wireguard.overdue'), 'warning');
  return badge(t('settings.wireguard.on'), 'success');
}

export function wireguardModel(
  context: PersonContext,
  { wireguard }: Tenant,
  sent: Parsed<unknown> | null,
): WireguardModel {
  const { t, format, now, tenant, actor } = context;
  const decides = hasRole(actor, 'tenant-admin', 'security-officer');
  const title = t('settings.wireguard.title');
  const late = isReviewDue(wireguard, localDay(now, tenant.timeZone)) ? wireguard : null;
  return {
    title,
    breadcrumb: settingsBreadcrumb(context, title),
    state: wireguardBadge(context, wireguard),
    overdue:
      late === null
        ? null
        : {
            tone: 'warning',
            title: t('settings.wireguard.overdue-title', { day: format.day(late.reviewOn) }),
            lines: [t('settings.wireguard.overdue-text')],
          },
    decision: wireguard === null ? [] : decisionOf(context, wireguard),
    form: decides ? decisionForm(context, wireguard, sent) : null,
    formHeading: t(wireguard === null ? 'settings.wireguard.decide' : 'settings.wireguard.decide-again'),
    offHref: decides && wireguard !== null ? paths.settingsPart(tenant.slug, 'wireguard-off') : '',
  };
}

function decisionOf({ t, format }: PersonContext, decision: WireguardDecision): readonly Description[] {
  return [
    { term: t('settings.wireguard.by'), value: { text: decision.decidedBy } },
    { term: t('settings.wireguard.decided-on'), value: { text: format.day(decision.decidedOn) } },
    { term: t('settings.wireguard.reason'), value: { text: decision.reason } },
    { term: t('settings.wireguard.review'), value: { text: format.day(decision.reviewOn) } },
  ];
}

function decisionForm(
  { t, tenant, language, now }: PersonContext,
  decision: WireguardDecision | null,
  sent: Parsed<unknown> | null,
): FormView {
  return formView({
    language,
    action: paths.settingsPart(tenant.slug, 'wireguard'),
    fields: [
      {
        kind: 'text',
        name: 'decidedBy',
        label: t('settings.wireguard.by'),
        hint: t('settings.wireguard.by-hint'),
      },
      {
        kind: 'paragraph',
        name: 'reason',
        label: t('settings.wireguard.reason'),
        hint: t('settings.wireguard.reason-hint'),
      },
      {
        kind: 'date',
        name: 'reviewOn',
        label: t('settings.wireguard.review'),
        hint: t('settings.wireguard.review-hint'),
        earliest: localDay(now, tenant.timeZone),
      },
    ],
    submit: t(decision === null ? 'settings.wireguard.switch-on' : 'settings.wireguard.renew'),
    sent,
    initial: { decidedBy: decision?.decidedBy ?? '', reason: decision?.reason ?? '' },
  });
}

export function switchingOff(context: PersonContext): Confirmation {
  const { t, tenant } = context;
  const back = paths.settingsPart(tenant.slug, 'wireguard');
  return {
    title: t('settings.wireguard-off.title'),
    breadcrumb: {
      links: [
        { label: t('settings.title'), href: paths.settings(tenant.slug) },
        { label: t('settings.wireguard.title'), href: back },
      ],
      here: t('settings.wireguard-off.here'),
    },
    consequence: t('settings.wireguard-off.consequence'),
    details: [t('settings.wireguard-off.existing')],
    action: paths.settingsPart(tenant.slug, 'wireguard-off'),
    button: t('settings.wireguard-off.button'),
    back,
  };
}
