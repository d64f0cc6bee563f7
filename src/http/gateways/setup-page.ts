// The pages with the one command for a gateway's host: to set it up (with the token, shown once), and to bring its agent up to date.
import { agentVersion } from '../../domain/agent-version';
import { enrolmentCommand, upgradeCommand, type EnrolmentCommand } from '../../domain/enrolment-command';
import { enrolmentTokenMs, type Gateway } from '../../domain/gateway';
import type { PersonContext } from '../kit/context';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Alert, Breadcrumb } from '../kit/view-models';
import { gatewayBreadcrumb } from './words';

type SetupModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly once: Alert;
  readonly command: string;
  /** The gateway has a new WireGuard key from then on. */
  readonly newKey: boolean;
  readonly showHref: string;
};
export const setupPage = page<SetupModel>('gateways/setup');

export function setupModel(
  context: PersonContext,
  gateway: Gateway,
  parts: Omit<EnrolmentCommand, 'portal' | 'gateway'>,
): SetupModel {
  const { t, format, now, tenant, publicUrl } = context;
  const endsAt = new Date(now.getTime() + enrolmentTokenMs);
  return {
    title: t('gateways.setup.title', { name: gateway.name }),
    breadcrumb: gatewayBreadcrumb(context, gateway, t('gateways.setup.here')),
    once: {
      tone: 'info',
      title: t('gateways.setup.once', { time: format.dateTime(endsAt) }),
      lines: [t('gateways.setup.once-text')],
    },
    command: enrolmentCommand({ ...parts, portal: publicUrl.origin, gateway: gateway.id }),
    newKey: parts.newWireguardKey === true,
    showHref: paths.gateways.show(tenant.slug, gateway.id),
  };
}

type UpgradeModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly versions: string;
  readonly command: string;
  readonly showHref: string;
};
export const upgradePage = page<UpgradeModel>('gateways/upgrade');

export function upgradeModel(context: PersonContext, gateway: Gateway, agentSha256: string): UpgradeModel {
  const { t, tenant, publicUrl } = context;
  const has = gateway.agentVersion ?? t('kit.none');
  return {
    title: t('gateways.upgrade.title', { name: gateway.name }),
    breadcrumb: gatewayBreadcrumb(context, gateway, t('gateways.upgrade.here')),
    versions:
      gateway.agentVersion === agentVersion
        ? t('gateways.upgrade.same', { version: agentVersion })
        : t('gateways.upgrade.versions', { has, offered: agentVersion }),
    command: upgradeCommand({ portal: publicUrl.origin, agentSha256 }),
    showHref: paths.gateways.show(tenant.slug, gateway.id),
  };
}
