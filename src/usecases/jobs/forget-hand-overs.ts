// By time: a link that was used or has ended is deleted a day later; until then its sentence says which of the two.
import type { TenantId } from '../../domain/ids';
import type { Ports } from '../ports';

const dayMs = 86_400_000;

/** Returns how many were deleted. */
export async function forgetHandOvers(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  tenant: TenantId,
): Promise<number> {
  return store.forTenant(tenant).handOvers.deleteExpiredBefore(new Date(clock().getTime() - dayMs));
}
