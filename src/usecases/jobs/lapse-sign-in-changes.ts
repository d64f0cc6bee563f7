// Proposed changes to a sign-in that nobody confirmed in time, or whose ground is gone, lapse.
import type { TenantId } from '../../domain/ids';
import type { Ports } from '../ports';
import { lapseStale } from '../steps/live-sign-in';

export async function lapseSignInChanges(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  tenant: TenantId,
): Promise<number> {
  const tenantStore = store.forTenant(tenant);
  if ((await tenantStore.signInChanges.open()).length === 0) return 0;
  return tenantStore.transaction((records) => lapseStale(records, clock()));
}
