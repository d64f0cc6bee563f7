// By time: the old file of a renewal ends once the new one has connected, or after its days are over.
import type { TenantId } from '../../domain/ids';
import type { Ports } from '../ports';
import { retireCredential } from '../steps/retiring-a-credential';

const atOnce = 100;

/**
 * One transaction each, so that one that fails holds up no other; what failed is thrown once all had their turn. Also
 * the net for a portal that died between a gateway's report and what follows from it. Returns how many ended.
 */
export async function retireRenewedCredentials(
  { store, clock, wakeups }: Pick<Ports, 'store' | 'clock' | 'wakeups'>,
  tenant: TenantId,
): Promise<number> {
  const now = clock();
  const tenantStore = store.forTenant(tenant);
  const failures: unknown[] = [];
  let count = 0;
  for (const due of await tenantStore.credentials.dueToRetire(now, atOnce)) {
    try {
      const { done, woken } = await tenantStore.transaction((records) => retireCredential(records, due, now));
      wakeups.notify(woken);
      count += done ? 1 : 0;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} files could not be ended`);
  return count;
}
