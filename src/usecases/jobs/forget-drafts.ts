// By time: an application that was begun and left is deleted 90 days after its author last saved it.
import { draftsForgottenBefore } from '../../domain/application-draft';
import type { TenantId } from '../../domain/ids';
import type { Ports } from '../ports';

/** Returns how many were deleted. */
export async function forgetDrafts(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  tenant: TenantId,
): Promise<number> {
  return store.forTenant(tenant).applicationDrafts.deleteSavedBefore(draftsForgottenBefore(clock()));
}
