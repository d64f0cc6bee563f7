// For the provider: authorities of all municipalities that come to an end without a successor, and whether the token answers.
import { requireRole, type Actor } from '../domain/actor';
import { authorityWarningDays } from '../domain/authority-warning';
import type { Ports } from './ports';
import type { AuthorityOfTenant } from './ports-of-authorities';

const namedAtMost = 5;

export type AuthorityAlarms = {
  /** Those that end first. */
  readonly named: readonly AuthorityOfTenant[];
  readonly more: boolean;
  /** Why the token with their keys does not work; null: it does, or there is none. */
  readonly tokenFailure: string | null;
};

export async function authorityAlarms(
  { store, clock, pki }: Pick<Ports, 'store' | 'clock' | 'pki'>,
  actor: Actor,
): Promise<AuthorityAlarms> {
  requireRole(actor, 'operator-admin');
  const end = new Date(clock().getTime() + authorityWarningDays[0] * 86_400_000);
  const ending = await store.installation.authoritiesEndingBefore(end, namedAtMost + 1);
  return {
    named: ending.slice(0, namedAtMost),
    more: ending.length > namedAtMost,
    tokenFailure: pki.keyToken?.failure() ?? null,
  };
}
