// How long gateways go on without the portal: what that means, what holds now and where not, the form for those who decide.
import { hasRole } from '../../domain/actor';
import { closeAfterBounds } from '../../domain/contact-limit';
import { contactLimitDeciders, type ShownContactLimit } from '../../usecases/choose-contact-limit';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import type { Alert, Badge, Breadcrumb } from '../kit/view-models';
import { settingsBreadcrumb } from './general-page';

type ContactLimitModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly state: Badge;
  readonly explained: readonly string[];
  /** Null: all gateways know the limit, or there is none. */
  readonly oldAgents: Alert | null;
  /** Null for those who may only read. */
  readonly form: FormView | null;
  readonly whoDecides: string;
};
export const contactLimitPage = page<ContactLimitModel>('settings/contact-limit');

export function contactLimitModel(
  context: PersonContext,
  { closeAfterHours, oldAgents }: ShownContactLimit,
  sent: Parsed<unknown> | null,
): ContactLimitModel {
  const { t, actor } = context;
  const title = t('settings.contact-limit.title');
  return {
    title,
    breadcrumb: settingsBreadcrumb(context, title),
    state: contactLimitBadge(context, closeAfterHours),
    explained: (['now', 'limit', 'back', 'counting', 'advice'] as const).map((part) =>
      t(`settings.contact-limit.explained-${part}`),
    ),
    oldAgents:
      closeAfterHours === null || oldAgents.length === 0
        ? null
        : {
            tone: 'warning',
            title: t('settings.contact-limit.old-agents'),
            lines: [
              oldAgents.map(({ name }) => name).join(', '),
              t('settings.contact-limit.old-agents-advice'),
            ],
          },
    form: hasRole(actor, ...contactLimitDeciders) ? limitForm(context, closeAfterHours, sent) : null,
    whoDecides: t('settings.decision.who-decides'),
  };
}

export function contactLimitBadge({ t }: PersonContext, hours: number | null): Badge {
  return hours === null
    ? badge(t('settings.contact-limit.off'), 'neutral')
    : badge(hoursText({ t }, hours), 'success');
}

export function hoursText({ t }: Pick<PersonContext, 't'>, count: number): string {
  return t('settings.contact-limit.hours', { count });
}

function limitForm(
  { t, format, tenant, language }: PersonContext,
  closeAfterHours: number | null,
  sent: Parsed<unknown> | null,
): FormView {
  const { least, most } = closeAfterBounds;
  return formView({
    language,
    action: paths.settingsPart(tenant.slug, 'contact-limit'),
    fields: [
      {
        kind: 'number',
        name: 'hours',
        label: t('settings.contact-limit.field'),
        hint: t('settings.contact-limit.hint', { min: format.number(least), max: format.number(most) }),
        optional: true,
      },
    ],
    submit: t('kit.save'),
    sent,
    initial: { hours: closeAfterHours === null ? '' : String(closeAfterHours) },
    cancel: { label: t('kit.cancel'), href: paths.settings(tenant.slug) },
  });
}
