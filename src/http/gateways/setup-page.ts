// The page with the one command for a gateway's host; it holds the token and is shown once.
import { enrolmentCommand, type EnrolmentCommand } from '../../domain/enrolment-command';
import { enrolmentTokenMs, type Gateway } from '../../domain/gateway';
import type { PersonContext } from '../kit/context';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Alert, Breadcrumb } from '../kit/view-models';

type SetupModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly once: Alert;
  readonly command: string;
  /** Only for a host that was a gateway before. */
  readonly again: boolean;
  readonly showHref: string;
};
export const setupPage = page<SetupModel>('gateways/setup');

export function setupModel(
  context: PersonContext,
  gateway: Gateway,
  parts: Omit<EnrolmentCommand, 'portal'>,
): SetupModel {
  const { t, format, now, tenant, publicUrl } = context;
  const endsAt = new Date(now.getTime() + enrolmentTokenMs);
  const showHref = paths.gateways.show(tenant.slug, gateway.id);
  return {
    title: t('gateways.setup.title', { name: gateway.name }),
    breadcrumb: {
      links: [
        { label: t('gateways.title'), href: paths.gateways.list(tenant.slug) },
        { label: gateway.name, href: showHref },
      ],
      here: t('gateways.setup.here'),
    },
    once: {
      tone: 'info',
      title: t('gateways.setup.once', { time: format.dateTime(endsAt) }),
      lines: [t('gateways.setup.once-text')],
    },
    command: enrolmentCommand({ ...parts, portal: publicUrl.origin }),
    again: gateway.state === 'enrolled',
    showHref,
  };
}
