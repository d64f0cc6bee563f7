// By time: what shows somebody how far their decision about many applications is, is forgotten after a day.
import { forgottenBefore } from '../../domain/bulk-decision';
import type { TenantId } from '../../domain/ids';
import type { Ports } from '../ports';

/** Returns how many. */
export async function forgetBulkDecisions(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  tenant: TenantId,
): Promise<number> {
  return store.forTenant(tenant).bulkDecisions.removeBegunBefore(forgottenBefore(clock()));
}
