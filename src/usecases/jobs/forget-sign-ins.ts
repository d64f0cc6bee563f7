// By time: the log of sign-ins is kept for 90 days and then deleted (BSI: Mindeststandard Protokollierung PD.2.1.04), and
// with somebody's last entry the roles that they held by then: nobody is reported for what they no longer use.
import { logReachesBackTo } from '../../domain/assignment';
import type { TenantId } from '../../domain/ids';
import type { Ports } from '../ports';

/** Returns how many entries were deleted. */
export async function forgetSignIns(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  tenant: TenantId,
): Promise<number> {
  const before = logReachesBackTo(clock());
  return store.forTenant(tenant).transaction(async ({ signIns, heldRoles }) => {
    const deleted = await signIns.deleteBefore(before);
    await heldRoles.forgetSilent(before);
    return deleted;
  });
}
