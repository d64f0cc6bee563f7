// By time: the log of sign-ins is kept for 90 days and then deleted (BSI: Mindeststandard Protokollierung PD.2.1.04).
import { logReachesBackTo } from '../../domain/assignment';
import type { TenantId } from '../../domain/ids';
import type { Ports } from '../ports';

/** Returns how many entries were deleted. */
export async function forgetSignIns(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  tenant: TenantId,
): Promise<number> {
  return store.forTenant(tenant).signIns.deleteBefore(logReachesBackTo(clock()));
}
