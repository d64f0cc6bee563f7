// What has to be said about a gateway group that goes by a waiver: on its own page, and on the day's.
import type { GroupCrypto } from '../../usecases/steps/group-crypto';
import type { PersonContext } from './context';
import { paths } from './paths';
import type { Alert } from './view-models';

const soonMs = 30 * 86_400_000;

/** Red once the waiver is over, since a server goes on letting in what nobody answers for any more. */
export function waiverAlerts(
  { t, format, now, tenant }: PersonContext,
  { group, waiver, hasLapsed }: GroupCrypto,
): readonly Alert[] {
  const link = { label: t('crypto.ended.link'), href: paths.crypto.overview(tenant.slug) };
  if (hasLapsed) {
    const title = t('crypto.ended.title', { group: group.name });
    return [{ tone: 'danger', title, lines: [t('crypto.ended.text'), t('crypto.ended.advice')], link }];
  }
  if (waiver === null || waiver.endsAt.getTime() - now.getTime() > soonMs) return [];
  const title = t('crypto.ends-soon', { day: format.day(waiver.until) });
  return [{ tone: 'warning', title, lines: [t('crypto.ends-soon-text')], link }];
}
