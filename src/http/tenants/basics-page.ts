// The form for what can change of a municipality after it was added: name, kind, time zone and Land.
import { publicBodies } from '../../domain/municipality';
import type { Municipality } from '../../usecases/show-municipality';
import type { PersonContext } from '../kit/context';
import { federalStateSpec } from '../kit/federal-state-input';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Breadcrumb } from '../kit/view-models';
import { municipalityBreadcrumb } from './breadcrumbs';

type BasicsModel = { readonly title: string; readonly breadcrumb: Breadcrumb; readonly form: FormView };
export const basicsPage = page<BasicsModel>('tenants/basics');

type BasicName = 'body' | 'name' | 'shortName' | 'timeZone' | 'federalState';

export function basicSpecs({ t }: PersonContext): Readonly<Record<BasicName, FieldSpec>> {
  const text = (name: Exclude<BasicName, 'body' | 'federalState'>) => ({
    kind: 'text' as const,
    name,
    label: t(`tenants.new.${name}`),
    hint: t(`tenants.new.${name}-hint`),
  });
  return {
    body: {
      kind: 'select',
      name: 'body',
      label: t('tenants.new.body'),
      options: publicBodies.map((body) => ({ value: body, label: t(`tenants.body.${body}`) })),
    },
    name: text('name'),
    shortName: { ...text('shortName'), optional: true },
    timeZone: text('timeZone'),
    federalState: federalStateSpec(t),
  };
}

export function basicsModel(
  context: PersonContext,
  shown: Municipality,
  sent: Parsed<unknown> | null,
): BasicsModel {
  const { t, language } = context;
  const { tenant, facts } = shown;
  const { body, name, shortName, timeZone, federalState } = basicSpecs(context);
  return {
    title: t('tenants.basics.title', { name: tenant.name }),
    breadcrumb: municipalityBreadcrumb(context, shown, t('tenants.basics.here')),
    form: formView({
      language,
      action: paths.operator.tenantPart(tenant.slug, 'basics'),
      fields: [body, name, shortName, { ...timeZone, hint: t('tenants.basics.timeZone-hint') }, federalState],
      submit: t('kit.save'),
      sent,
      initial: {
        body: facts?.body ?? 'other',
        name: tenant.name,
        shortName: facts?.shortName ?? '',
        timeZone: tenant.timeZone,
        federalState: tenant.federalState ?? '',
      },
      cancel: { label: t('kit.cancel'), href: paths.operator.tenant(tenant.slug) },
    }),
  };
}
