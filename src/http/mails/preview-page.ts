// Every mail as its readers get it, with invented facts.
import type { PreviewedMail } from '../../usecases/show-mails';
import type { PersonContext } from '../kit/context';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Breadcrumb } from '../kit/view-models';

type PreviewModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly lead: string;
  readonly mails: readonly { readonly heading: string; readonly subject: string; readonly text: string }[];
};
export const previewPage = page<PreviewModel>('mails/preview');

export function previewModel(context: PersonContext, mails: readonly PreviewedMail[]): PreviewModel {
  const { t, tenant } = context;
  const title = t('mails.preview.title');
  return {
    title,
    breadcrumb: {
      links: [
        { label: t('settings.title'), href: paths.settings(tenant.slug) },
        { label: t('mails.title'), href: paths.settingsPart(tenant.slug, 'mails') },
      ],
      here: title,
    },
    lead: t('mails.preview.lead', { town: tenant.name }),
    mails: mails.map(({ kind, subject, text }) => ({
      heading: t(`mails.kind.${kind}`),
      subject: t('mails.preview.subject', { subject }),
      text,
    })),
  };
}
