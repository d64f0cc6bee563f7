// By time: a proposed waiver that nobody has confirmed within 30 days, or before its own last day, lapses.
import { isStaleWaiver, lapseWaiver } from '../../domain/crypto-waiver';
import type { TenantId } from '../../domain/ids';
import type { Ports } from '../ports';
import { waiverEvent } from '../steps/waiver-event';

/** Returns how many lapsed. */
export async function lapseCryptoWaivers(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  tenant: TenantId,
): Promise<number> {
  const now = clock();
  const tenantStore = store.forTenant(tenant);
  const stale = (await tenantStore.cryptoWaivers.proposed()).filter((waiver) => isStaleWaiver(waiver, now));
  for (const { id } of stale) {
    await tenantStore.transaction(async (records) => {
      const waiver = await records.cryptoWaivers.find(id);
      // Confirmed or withdrawn meanwhile, or lapsed by another process.
      if (waiver === null || !isStaleWaiver(waiver, now)) return;
      const lapsed = lapseWaiver(waiver, now);
      await records.cryptoWaivers.update(lapsed, 'proposed');
      await records.audit.append(waiverEvent('crypto-waiver.lapsed', lapsed, null), now);
    });
  }
  return stale.length;
}
