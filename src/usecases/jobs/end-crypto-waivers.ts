// By time: a waiver whose last day is over is written down as ended, and both roles get a mail. Nobody is cut off by it.
import { endWaiver } from '../../domain/crypto-waiver';
import type { TenantId } from '../../domain/ids';
import type { Ports } from '../ports';
import { waiverEvent } from '../steps/waiver-event';

/** Returns how many ended. */
export async function endCryptoWaivers(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  tenant: TenantId,
): Promise<number> {
  const now = clock();
  const tenantStore = store.forTenant(tenant);
  const due = await tenantStore.cryptoWaivers.endedBefore(now);
  for (const { id } of due) {
    await tenantStore.transaction(async (records) => {
      const waiver = await records.cryptoWaivers.find(id);
      // Another process was quicker.
      if (waiver?.state !== 'in-force') return;
      const ended = endWaiver(waiver, null, now);
      await records.cryptoWaivers.update(ended, 'in-force');
      await records.audit.append(waiverEvent('crypto-waiver.ended', ended, null), now);
    });
  }
  return due.length;
}
