// What the pages behind the footer's links print: texts for everybody, and the municipality's name and contact.
import { hotlineCard, type HotlineCard } from '../kit/hotline';
import { documentLink } from '../kit/document-link';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { TenantContext } from '../kit/tenant-route';
import type { Link } from '../kit/view-models';

type InformationModel = {
  readonly title: string;
  readonly tenantName: string;
  readonly hotline: HotlineCard;
  readonly barrierHref: string;
  readonly easyLanguageHref: string;
};
type PrivacyModel = InformationModel & { readonly notice: Link | null };
type BarrierModel = InformationModel & { readonly mailHref: string };

export const informationPages = {
  imprint: page<InformationModel>('information/imprint'),
  privacy: page<PrivacyModel>('information/privacy'),
  accessibility: page<InformationModel>('information/accessibility'),
  barrier: page<BarrierModel>('information/barrier'),
  'easy-language': page<InformationModel>('information/easy-language'),
  'sign-language': page<InformationModel>('information/sign-language'),
} as const;

export function informationModel(
  { t, tenant }: TenantContext,
  name: keyof typeof informationPages,
): InformationModel {
  return {
    title: t(`information.${name}.title`),
    tenantName: tenant.name,
    hotline: hotlineCard(t, tenant),
    barrierHref: paths.information.barrier(tenant.slug),
    easyLanguageHref: paths.information.easyLanguage(tenant.slug),
  };
}

/** The municipality's own notice, as soon as there is one. */
export async function privacyModel(context: TenantContext): Promise<PrivacyModel> {
  const { tenant } = context;
  const { documents } = await tenant.face();
  const notice = documents.find(({ kind }) => kind === 'privacy-notice');
  return {
    ...informationModel(context, 'privacy'),
    notice: notice === undefined ? null : documentLink(context, tenant.slug, notice),
  };
}

export function barrierModel(context: TenantContext): BarrierModel {
  const mail = context.tenant.hotline?.mail ?? '';
  const subject = encodeURIComponent(context.t('information.barrier.mail-subject'));
  return {
    ...informationModel(context, 'barrier'),
    mailHref: mail === '' ? '' : `mailto:${mail}?subject=${subject}`,
  };
}
