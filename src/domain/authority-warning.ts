// When the end of an authority is pointed out, to those who run the installation.
import { isTrusted, type CertificateAuthority } from './authority';

/** How long before its end an authority is pointed out: without a successor, everything below it stops. */
export const authorityWarningDays = [180, 90, 30] as const;

/** Below how many days its end lies: 180, 90, 30, 0 once it is over; null while it is far. */
export function authorityWarning(
  { state, notAfter }: Pick<CertificateAuthority, 'state' | 'notAfter'>,
  now: Date,
): (typeof authorityWarningDays)[number] | 0 | null {
  if (notAfter === null || !isTrusted({ state }) || state === 'retiring') return null;
  const daysLeft = (notAfter.getTime() - now.getTime()) / 86_400_000;
  if (daysLeft <= 0) return 0;
  return authorityWarningDays.findLast((days) => daysLeft <= days) ?? null;
}

/** From here on it is a matter of weeks, and whoever looks is to see it first. */
export const authorityAlarmDays = 30;
