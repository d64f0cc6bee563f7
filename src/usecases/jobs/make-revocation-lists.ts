// By time: lists on which something has changed, and those that are a day old, are made anew, one after the other.
import type { AuthorityId, TenantId } from '../../domain/ids';
import { makeRevocationList, type ListPorts } from '../steps/making-a-revocation-list';

export type FailedList = {
  readonly tenant: TenantId;
  readonly authorityId: AuthorityId;
  readonly error: unknown;
};

/** One that fails holds up no other, and is not tried again in this round. */
export async function makeRevocationLists(
  ports: ListPorts,
): Promise<{ readonly made: number; readonly failed: readonly FailedList[] }> {
  const failed: FailedList[] = [];
  let made = 0;
  for (;;) {
    const next = await ports.store.installation.nextRevocationList(ports.clock());
    if (next === null) return { made, failed };
    const { tenantId: tenant, authorityId } = next;
    const outcome = await makeRevocationList(ports, { tenant, authorityId });
    if (outcome.is === 'made') made += 1;
    if (outcome.is === 'failed') failed.push({ tenant, authorityId, error: outcome.error });
  }
}
