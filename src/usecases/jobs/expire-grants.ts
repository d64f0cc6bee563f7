// By time: grants whose last day is over are written down as expired, and gateways are told what they already did.
import { expireGrant } from '../../domain/grant';
import type { TenantId } from '../../domain/ids';
import type { Ports } from '../ports';
import { stopGrant } from '../steps/stopping-a-grant';

const atOnce = 100;

/** One transaction a grant, so that one that fails holds up no other; returns how many ended. */
export async function expireGrants(
  { store, clock, wakeups }: Pick<Ports, 'store' | 'clock' | 'wakeups'>,
  tenant: TenantId,
): Promise<number> {
  const now = clock();
  const ended = await store.forTenant(tenant).grants.ended(now, atOnce);
  for (const { id } of ended) {
    const gateways = await store
      .forTenant(tenant)
      .transaction((records) =>
        stopGrant(records, id, { kind: 'expiry', actor: null, now }, (grant) => expireGrant(grant, now)),
      );
    wakeups.notify(gateways);
  }
  return ended.length;
}
