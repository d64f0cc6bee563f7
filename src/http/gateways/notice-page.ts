// The form with which a gateway tells refused people why, and how far it has followed, in words.
import { canSayWhy, noticeSentence } from '../../domain/refusal-notice';
import type { Gateway } from '../../domain/gateway';
import type { ShownNotice } from '../../usecases/choose-refusal-notice';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Alert, Breadcrumb, Description } from '../kit/view-models';
import { gatewayBreadcrumb } from './words';

type NoticeModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly alerts: readonly Alert[];
  readonly example: string;
  readonly form: FormView;
};
export const noticePage = page<NoticeModel>('gateways/notice');

export function noticeModel(
  context: PersonContext,
  { gateway, phone }: ShownNotice,
  sent: Parsed<unknown> | null,
): NoticeModel {
  const { t, tenant, language } = context;
  const example = noticeSentence('suspended', { phone });
  return {
    title: t('gateways.notice.title', { name: gateway.name }),
    breadcrumb: gatewayBreadcrumb(context, gateway, t('gateways.notice.here')),
    alerts: [
      ...(phone === null ? [{ tone: 'info', title: t('gateways.notice.no-phone') } as const] : []),
      ...(isTooOld(gateway) ? [{ tone: 'warning', title: t('gateways.notice.too-old') } as const] : []),
    ],
    example: t('gateways.notice.example', { example }),
    form: formView({
      language,
      action: paths.gateways.act(tenant.slug, gateway.id, 'notice'),
      fields: [
        {
          kind: 'radios',
          name: 'says',
          label: t('gateways.notice.says'),
          options: [
            { value: 'yes', label: t('gateways.notice.yes'), hint: t('gateways.notice.yes-hint') },
            { value: 'no', label: t('gateways.notice.no') },
          ],
        },
      ],
      submit: t('gateways.notice.submit'),
      sent,
      initial: { says: gateway.saysWhy ? 'yes' : 'no' },
      cancel: { label: t('kit.cancel'), href: paths.gateways.show(tenant.slug, gateway.id) },
    }),
  };
}

export function noticeDescription({ t }: PersonContext, gateway: Gateway): Description {
  const text = t(gateway.saysWhy ? 'gateways.notice.on' : 'gateways.notice.off');
  const note = gateway.saysWhy && isTooOld(gateway) ? { note: t('gateways.notice.too-old') } : {};
  return { term: t('gateways.notice.here'), value: { text, ...note } };
}

const isTooOld = (gateway: Gateway): boolean => gateway.state === 'enrolled' && !canSayWhy(gateway);
