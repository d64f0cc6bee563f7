// Setting a device up on itself: the page with the link, the one that the link opens, and the one that takes its code.
import type { BegunHandOver } from '../../usecases/begin-hand-over';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FormView } from '../kit/form-view';
import { hotlineCard, type HotlineCard } from '../kit/hotline';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { TenantContext } from '../kit/tenant-route';
import type { Breadcrumb, Link } from '../kit/view-models';

type LinkModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly until: string;
  readonly address: string;
  readonly qrCode: string;
  /** Where the code is typed in, for whoever does not scan. */
  readonly typedAt: string;
  readonly code: string;
  readonly device: Link;
};
export const linkPage = page<LinkModel>('hand-over/link');

export function linkModel(
  { t, tenant, format }: PersonContext,
  { device, token, expiresAt }: BegunHandOver,
  shown: { readonly publicUrl: URL; readonly address: string; readonly qrCode: string },
): LinkModel {
  const back = paths.devices.show(tenant.slug, device.id);
  return {
    title: t('hand-over.link.title', { device: device.name }),
    breadcrumb: {
      links: [
        { label: t('access.title'), href: paths.access(tenant.slug) },
        { label: device.name, href: back },
      ],
      here: t('hand-over.link.here'),
    },
    until: t('hand-over.link.until', { time: format.dateTime(expiresAt) }),
    address: shown.address,
    qrCode: shown.qrCode,
    typedAt: new URL(paths.handOver.open(tenant.slug), shown.publicUrl).href,
    code: token,
    device: { label: t('hand-over.link.back'), href: back },
  };
}

type OpenModel = { readonly title: string; readonly onward: Link; readonly hotline: HotlineCard };
export const openPage = page<OpenModel>('hand-over/open');

export function openModel({ t, tenant }: TenantContext): OpenModel {
  return {
    title: t('hand-over.open.title'),
    onward: { label: t('hand-over.open.onward'), href: paths.handOver.take(tenant.slug) },
    hotline: hotlineCard(t, tenant),
  };
}

type TakeModel = { readonly title: string; readonly form: FormView; readonly hotline: HotlineCard };
export const takePage = page<TakeModel>('hand-over/take');

export function takeModel(
  { t, tenant, language }: PersonContext,
  sent: Parsed<{ readonly code: string }> | null,
): TakeModel {
  return {
    title: t('hand-over.take.title'),
    form: formView({
      language,
      action: paths.handOver.take(tenant.slug),
      fields: [
        {
          kind: 'text',
          name: 'code',
          label: t('hand-over.take.code'),
          hint: t('hand-over.take.code-hint'),
        },
      ],
      submit: t('hand-over.take.submit'),
      sent,
      cancel: { label: t('hand-over.take.to-access'), href: paths.access(tenant.slug) },
    }),
    hotline: hotlineCard(t, tenant),
  };
}
