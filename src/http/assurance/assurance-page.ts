// The demands on sign-ins as a form, beside what the reader's own sign-in carried: the values to copy from.
import {
  carriesMfa,
  freshMinutesLimits,
  idleMinutesLimits,
  longestHoursLimits,
  type Assurance,
} from '../../domain/assurance';
import { authenticationHoursLimits } from '../../domain/saml-settings';
import type { ShownAssurance } from '../../usecases/show-assurance';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { authenticationOf } from '../kit/session';
import { badge } from '../kit/status';
import type { Badge, Breadcrumb, Description } from '../kit/view-models';

type AssuranceModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly own: readonly Description[];
  readonly form: FormView;
};
export const assurancePage = page<AssuranceModel>('assurance/assurance');

export function assuranceModel(
  context: PersonContext,
  assurance: ShownAssurance,
  sent: Parsed<unknown> | null,
): AssuranceModel {
  const { t, tenant, language } = context;
  const title = t('assurance.title');
  return {
    title,
    breadcrumb: { links: [{ label: t('settings.title'), href: paths.settings(tenant.slug) }], here: title },
    own: ownSignIn(context, assurance),
    form: formView({
      language,
      action: paths.settingsPart(tenant.slug, 'assurance'),
      fields: fieldsOf(context),
      submit: t('kit.save'),
      sent,
      initial: {
        ...(assurance.adminsNeedMfa ? { adminsNeedMfa: 'yes' } : {}),
        mfaSignals: assurance.mfaSignals.join('\n'),
        freshMinutes: String(assurance.freshMinutes),
        idleMinutes: String(assurance.idleMinutes),
        longestHours: String(assurance.longestHours),
        maxAuthenticationHours: String(assurance.maxAuthenticationHours),
      },
      cancel: { label: t('kit.cancel'), href: paths.settings(tenant.slug) },
    }),
  };
}

function ownSignIn({ t, format, person }: PersonContext, assurance: Assurance): readonly Description[] {
  const own = authenticationOf(person);
  return [
    { term: t('assurance.own-instant'), value: { text: format.dateTime(own.instant) } },
    { term: t('assurance.own-context'), value: { text: own.contextClass ?? t('kit.none') } },
    { term: t('assurance.own-methods'), value: { text: own.methods.join(', ') || t('kit.none') } },
    { term: t('assurance.own-factor'), value: { badge: factorBadge(t, carriesMfa(own, assurance)) } },
  ];
}

function factorBadge(t: PersonContext['t'], carried: boolean): Badge {
  return carried
    ? badge(t('assurance.factor-seen'), 'success')
    : badge(t('assurance.factor-missing'), 'neutral');
}

function fieldsOf({ t }: PersonContext): readonly FieldSpec[] {
  const { min, max } = freshMinutesLimits;
  const hours = authenticationHoursLimits;
  return [
    {
      kind: 'box',
      name: 'adminsNeedMfa',
      label: t('assurance.demand'),
      hint: t('assurance.demand-hint'),
    },
    {
      kind: 'paragraph',
      name: 'mfaSignals',
      label: t('assurance.signals'),
      hint: t('assurance.signals-hint'),
    },
    {
      kind: 'number',
      name: 'freshMinutes',
      label: t('assurance.fresh'),
      hint: t('assurance.fresh-hint', { min: String(min), max: String(max) }),
    },
    {
      kind: 'number',
      name: 'maxAuthenticationHours',
      label: t('assurance.hours'),
      hint: t('assurance.hours-hint', { min: String(hours.min), max: String(hours.max) }),
    },
    ...sessionFields(t),
  ];
}

function sessionFields(t: PersonContext['t']): readonly FieldSpec[] {
  const between = ({ min, max }: { readonly min: number; readonly max: number }) => ({
    min: String(min),
    max: String(max),
  });
  return [
    {
      kind: 'number',
      name: 'idleMinutes',
      label: t('assurance.idle'),
      hint: t('assurance.idle-hint', between(idleMinutesLimits)),
    },
    {
      kind: 'number',
      name: 'longestHours',
      label: t('assurance.longest'),
      hint: t('assurance.longest-hint', between(longestHoursLimits)),
    },
  ];
}
