// What needs a human, ready to print: figures, silent gateways, missing confirmations, waiting requests.
import type { Gateway } from '../../domain/gateway';
import { endingWithinDays } from '../../domain/grant';
import type { Today } from '../../usecases/show-today';
import { ageingAlerts } from '../kit/ageing';
import { waiverAlerts } from '../kit/crypto-alerts';
import type { PersonContext } from '../kit/context';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Alert, Link, Pagination, Table, Tile } from '../kit/view-models';
import { waitingTable } from '../kit/waiting-table';
import { overdueAlert, unconfirmedPages, unconfirmedTable } from './unconfirmed';
import { tilesOf } from './tiles';

type TodayModel = {
  readonly title: string;
  readonly calm: boolean;
  readonly alerts: readonly Alert[];
  readonly tiles: readonly Tile[];
  /** Null when every gateway has confirmed. */
  readonly unconfirmed: Table | null;
  readonly unconfirmedPages: Pagination;
  readonly waiting: Table;
  readonly all: Link | null;
};
export const todayPage = page<TodayModel>('today/today');

export function todayModel(context: PersonContext, today: Today): TodayModel {
  const { t, tenant } = context;
  return {
    title: t('today.title'),
    calm: isCalm(today) && ageingAlerts(context, today.ageing).length === 0,
    alerts: [
      ...emergencyAlert(context, today),
      ...restoreAlert(context, today),
      ...today.copiedGateways.map((gateway) => copiedAlert(context, gateway)),
      ...overdueAlert(context, today),
      ...noGateways(context, today),
      ...withheldAlert(context, today),
      ...today.groupsCrypto.flatMap((one) => waiverAlerts(context, one)),
      ...reviewAlert(context, today),
      ...ageingAlerts(context, today.ageing),
      ...today.silentGateways.map((gateway) => silentAlert(context, gateway)),
    ],
    tiles: tilesOf(context, today, endingWithinDays),
    unconfirmed: today.unconfirmed.length === 0 ? null : unconfirmedTable(context, today.unconfirmed),
    unconfirmedPages: unconfirmedPages(context, today),
    waiting: waitingTable(context, {
      items: today.waiting,
      caption: t('today.waiting.heading'),
      empty: { title: t('today.waiting.empty'), text: t('today.waiting.empty-text') },
    }),
    all:
      today.waitingCount > today.waiting.length
        ? { label: t('today.waiting.all'), href: paths.queue.list(tenant.slug) }
        : null,
  };
}

/** Ends ahead are no alarm: they are meant to come. */
function isCalm({
  waitingCount,
  unconfirmedCount,
  lostCount,
  assignmentCount,
  groupsWithheldOn,
  openSignInChanges,
  silentGateways,
  copiedGateways,
  enrolledGateways,
  fullestPool,
  groupsCrypto,
  wireguardReviewDue,
  restore,
}: Today): boolean {
  const open =
    waitingCount + unconfirmedCount + lostCount + assignmentCount + openSignInChanges + silentGateways.length;
  return (
    open === 0 &&
    copiedGateways.length === 0 &&
    groupsWithheldOn === null &&
    restore === null &&
    wireguardReviewDue === null &&
    !groupsCrypto.some(({ hasLapsed }) => hasLapsed) &&
    enrolledGateways > 0 &&
    (fullestPool === null || fullestPool.level === 'ok')
  );
}

function emergencyAlert({ t, format }: PersonContext, { emergencySince }: Today): readonly Alert[] {
  if (emergencySince === null) return [];
  const title = t('emergency.today.title', { time: format.dateTime(emergencySince) });
  return [{ tone: 'warning', title, lines: [t('emergency.today.text')] }];
}

function restoreAlert({ t, tenant, format }: PersonContext, { restore }: Today): readonly Alert[] {
  if (restore === null) return [];
  const title = t('restore.today', { time: format.dateTime(restore.restoredAt) });
  const link = { label: t('restore.today-link'), href: paths.restore.show(tenant.slug) };
  return [{ tone: 'danger', title, lines: [t('restore.today-text')], link }];
}

function noGateways({ t, tenant }: PersonContext, { enrolledGateways }: Today): readonly Alert[] {
  if (enrolledGateways > 0) return [];
  const link = { label: t('today.no-gateways-link'), href: paths.gateways.list(tenant.slug) };
  return [{ tone: 'warning', title: t('today.no-gateways'), link }];
}

function reviewAlert(
  { t, tenant, format }: PersonContext,
  { wireguardReviewDue: due }: Today,
): readonly Alert[] {
  if (due === null) return [];
  const link = { label: t('settings.wireguard.title'), href: paths.settingsPart(tenant.slug, 'wireguard') };
  const title = t('today.wireguard-review', { day: format.day(due) });
  return [{ tone: 'warning', title, lines: [t('settings.wireguard.overdue-text')], link }];
}

function withheldAlert({ t, format }: PersonContext, { groupsWithheldOn }: Today): readonly Alert[] {
  if (groupsWithheldOn === null) return [];
  const lines = [t('assignments.groups-withheld.text', { day: format.day(groupsWithheldOn) })];
  return [{ tone: 'warning', title: t('assignments.groups-withheld.title'), lines }];
}

/** Before everything else: until then nobody can tell what holds there. */
function copiedAlert({ t, tenant }: PersonContext, { id, name }: Gateway): Alert {
  return {
    tone: 'danger',
    title: t('gateways.copied.today', { gateway: name }),
    lines: [t('gateways.copied.today-text')],
    link: { label: t('today.silent.link'), href: paths.gateways.show(tenant.slug, id) },
  };
}

function silentAlert({ t, tenant, format, now }: PersonContext, gateway: Gateway): Alert {
  const since = format.dateTime(gateway.lastContactAt ?? now);
  return {
    tone: 'warning',
    title: t('today.silent.title', { gateway: gateway.name, since }),
    lines: [t('today.silent.text')],
    link: { label: t('today.silent.link'), href: paths.gateways.show(tenant.slug, gateway.id) },
  };
}
