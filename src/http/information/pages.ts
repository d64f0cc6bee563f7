// What the pages behind the footer's links print: texts for everybody, and the municipality's name and contact.
import { hotlineCard, type HotlineCard } from '../kit/hotline';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { TenantContext } from '../kit/tenant-route';

type InformationModel = {
  readonly title: string;
  readonly tenantName: string;
  readonly hotline: HotlineCard;
  readonly barrierHref: string;
  readonly easyLanguageHref: string;
};
type BarrierModel = InformationModel & { readonly mailHref: string };

export const informationPages = {
  imprint: page<InformationModel>('information/imprint'),
  privacy: page<InformationModel>('information/privacy'),
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

export function barrierModel(context: TenantContext): BarrierModel {
  const mail = context.tenant.hotline?.mail ?? '';
  const subject = encodeURIComponent(context.t('information.barrier.mail-subject'));
  return {
    ...informationModel(context, 'barrier'),
    mailHref: mail === '' ? '' : `mailto:${mail}?subject=${subject}`,
  };
}
