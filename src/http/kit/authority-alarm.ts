// What the provider has to know of the authorities behind certificates: which end without a successor, and whether the token
// with their keys works.
import { authorityAlarmDays } from '../../domain/authority-warning';
import type { AuthorityAlarms } from '../../usecases/list-ending-authorities';
import type { AuthorityOfTenant } from '../../usecases/ports-of-authorities';
import type { PersonContext } from './context';
import { authorityName } from './revocation-list-alarm';
import type { Alert } from './view-models';

export function authorityAlerts(context: PersonContext, alarms: AuthorityAlarms): readonly Alert[] {
  return [...tokenAlert(context, alarms), ...endAlert(context, alarms)];
}

function tokenAlert({ t }: PersonContext, { tokenFailure }: AuthorityAlarms): readonly Alert[] {
  if (tokenFailure === null) return [];
  const advice = tokenFailure === 'token-pin' ? 'pin' : tokenFailure === 'token-package' ? 'package' : 'away';
  const lines = [t('tenants.token.text'), t(`tenants.token.${advice}`)];
  return [{ tone: 'danger', title: t('tenants.token.title'), lines }];
}

function endAlert(context: PersonContext, { named, more }: AuthorityAlarms): readonly Alert[] {
  const { t, now } = context;
  const [first] = named;
  if (first === undefined) return [];
  const urgent = now.getTime() + authorityAlarmDays * 86_400_000;
  return [
    {
      tone: first.notAfter.getTime() <= urgent ? 'danger' : 'warning',
      title: t('tenants.authorities.title'),
      lines: [
        t('tenants.authorities.text'),
        ...named.map((one) => lineOf(context, one)),
        ...(more ? [t('tenants.authorities.more')] : []),
      ],
    },
  ];
}

function lineOf(context: PersonContext, { id, notAfter, tenant }: AuthorityOfTenant): string {
  const { t, format, now } = context;
  const which = { municipality: tenant.name, authority: authorityName(context, { authorityId: id }) };
  return notAfter <= now
    ? t('tenants.authorities.ended', { ...which, at: format.dateTime(notAfter) })
    : t('tenants.authorities.ends', { ...which, at: format.dateTime(notAfter) });
}
