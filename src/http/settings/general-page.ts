// The form for contact and limits.
import { handOverMinutes } from '../../domain/hand-over';
import type { Tenant } from '../../domain/tenant';
import { confirmWithinBounds } from '../../domain/unconfirmed-order';
import { contactSpecs } from '../kit/contact-input';
import type { PersonContext } from '../kit/context';
import { federalStateSpec } from '../kit/federal-state-input';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Breadcrumb } from '../kit/view-models';
import { longestGrantDays } from './forms';

type GeneralModel = { readonly title: string; readonly breadcrumb: Breadcrumb; readonly form: FormView };
export const generalPage = page<GeneralModel>('settings/general');

export function settingsBreadcrumb({ t, tenant }: PersonContext, here: string): Breadcrumb {
  return { links: [{ label: t('settings.title'), href: paths.settings(tenant.slug) }], here };
}

export function generalModel(
  context: PersonContext,
  { kind, hotline, maxGrantDays, handOverMinutes: minutes, confirmWithinSeconds, federalState }: Tenant,
  sent: Parsed<unknown> | null,
): GeneralModel {
  const { t, tenant, language } = context;
  const title = t('settings.general.title');
  return {
    title,
    breadcrumb: settingsBreadcrumb(context, title),
    form: formView({
      language,
      action: paths.settingsPart(tenant.slug, 'general'),
      fields:
        kind === 'operator'
          ? contactSpecs(t)
          : [
              ...contactSpecs(t),
              longestField(context),
              handOverField(context),
              confirmWithinField(context),
              federalStateSpec(t),
            ],
      // The provider hands out no accesses.
      hidden:
        kind === 'operator'
          ? [
              { name: 'maxGrantDays', value: String(maxGrantDays) },
              { name: 'handOverMinutes', value: String(minutes) },
              { name: 'confirmWithinSeconds', value: String(confirmWithinSeconds) },
            ]
          : [],
      submit: t('kit.save'),
      sent,
      initial: {
        phone: hotline?.phone ?? '',
        hours: hotline?.hours ?? '',
        mail: hotline?.mail ?? '',
        maxGrantDays: String(maxGrantDays),
        handOverMinutes: String(minutes),
        confirmWithinSeconds: String(confirmWithinSeconds),
        federalState: federalState ?? '',
      },
      cancel: { label: t('kit.cancel'), href: paths.settings(tenant.slug) },
    }),
  };
}

function longestField({ t, format }: PersonContext): FieldSpec {
  return {
    kind: 'number',
    name: 'maxGrantDays',
    label: t('settings.general.max-days'),
    hint: t('settings.general.max-days-hint', { max: format.number(longestGrantDays) }),
  };
}

function handOverField({ t, format }: PersonContext): FieldSpec {
  return {
    kind: 'number',
    name: 'handOverMinutes',
    label: t('settings.general.hand-over-minutes'),
    hint: t('settings.general.hand-over-minutes-hint', { max: format.number(handOverMinutes.most) }),
  };
}

function confirmWithinField({ t, format }: PersonContext): FieldSpec {
  const { least, most } = confirmWithinBounds;
  return {
    kind: 'number',
    name: 'confirmWithinSeconds',
    label: t('settings.general.confirm-within'),
    hint: t('settings.general.confirm-within-hint', { min: format.number(least), max: format.number(most) }),
  };
}
