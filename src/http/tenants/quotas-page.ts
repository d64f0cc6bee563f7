// The form for what was agreed on with a municipality.
import { quotaKinds, type Quotas } from '../../domain/quota';
import type { Municipality } from '../../usecases/show-municipality';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Breadcrumb } from '../kit/view-models';
import { municipalityBreadcrumb } from './breadcrumbs';

type QuotasModel = { readonly title: string; readonly breadcrumb: Breadcrumb; readonly form: FormView };
export const quotasPage = page<QuotasModel>('tenants/quotas');

/** Empty: as many as they like. */
export function quotaSpecs({ t }: PersonContext): readonly FieldSpec[] {
  return quotaKinds.map((kind) => ({
    kind: 'number',
    name: kind,
    label: t(`tenants.quotas.${kind}`),
    hint: t(`tenants.quotas.${kind}-hint`),
    optional: true,
  }));
}

export function quotasModel(
  context: PersonContext,
  shown: Municipality,
  sent: Parsed<unknown> | null,
): QuotasModel {
  const { t, language } = context;
  const { slug, name } = shown.tenant;
  return {
    title: t('tenants.quotas.title', { name }),
    breadcrumb: municipalityBreadcrumb(context, shown, t('tenants.quotas.here')),
    form: formView({
      language,
      action: paths.operator.tenantPart(slug, 'quotas'),
      fields: quotaSpecs(context),
      submit: t('kit.save'),
      sent,
      initial: typed(shown.quotas),
      cancel: { label: t('kit.cancel'), href: paths.operator.tenant(slug) },
    }),
  };
}

function typed(quotas: Quotas): Readonly<Record<string, string>> {
  return Object.fromEntries(
    quotaKinds.map((kind) => [kind, quotas[kind] === null ? '' : String(quotas[kind])]),
  );
}
