// By time: what gateways carried is kept for 92 days and then deleted (Art. 5 DSGVO).
import { capacityReachesBackTo } from '../../domain/gateway-capacity';
import type { TenantId } from '../../domain/ids';
import type { Ports } from '../ports';

/** Returns how many quarters of an hour were deleted. */
export async function forgetGatewayCapacity(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  tenant: TenantId,
): Promise<number> {
  return store.forTenant(tenant).gatewayCapacity.deleteBefore(capacityReachesBackTo(clock()));
}
