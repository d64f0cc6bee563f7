// The form for the leaflet that people accept when they apply.
import type { Tenant } from '../../domain/tenant';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Breadcrumb } from '../kit/view-models';
import { settingsBreadcrumb } from './general-page';

type LeafletModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly lead: string;
  readonly form: FormView;
  /** What somebody else has put in force meanwhile; empty for nothing. */
  readonly meanwhile: string;
};
export const leafletPage = page<LeafletModel>('settings/leaflet');

/** `meanwhile`: the text typed was written upon an earlier version than the one now in force. */
export function leafletModel(
  context: PersonContext,
  { leafletText, leafletVersion }: Tenant,
  { sent, meanwhile = false }: { readonly sent: Parsed<unknown> | null; readonly meanwhile?: boolean },
): LeafletModel {
  const { t, tenant, language } = context;
  const title = t('settings.leaflet.title');
  return {
    title,
    breadcrumb: settingsBreadcrumb(context, title),
    lead: t('settings.leaflet.lead', { version: String(leafletVersion) }),
    form: formView({
      language,
      action: paths.settingsPart(tenant.slug, 'leaflet'),
      fields: [
        {
          kind: 'paragraph',
          name: 'text',
          label: t('settings.leaflet.text'),
          hint: t('settings.leaflet.hint'),
        },
      ],
      submit: t('settings.leaflet.submit', { version: String(leafletVersion + 1) }),
      sent,
      initial: { text: leafletText },
      cancel: { label: t('kit.cancel'), href: paths.settings(tenant.slug) },
      hidden: [{ name: 'seen', value: String(leafletVersion) }],
    }),
    meanwhile: meanwhile ? leafletText : '',
  };
}
