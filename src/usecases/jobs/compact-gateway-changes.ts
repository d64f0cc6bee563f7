// By time: change logs of gateways that have been away are made short, or given up for a snapshot.
import { maxOpenChanges } from '../../domain/gateway-limits';
import type { TenantId } from '../../domain/ids';
import type { Ports } from '../ports';
import type { Compaction } from '../ports-of-gateways';

/** Fewer than these are not worth a look. */
const worthwhile = 500;
const leaseMs = 5 * 60_000;

/** One process at a time has a gateway's log, by a lease. Returns what went. */
export async function compactGatewayChanges(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  tenant: TenantId,
): Promise<Compaction> {
  const { gateways } = store.forTenant(tenant);
  let sum: Compaction = { superseded: 0, dropped: 0 };
  for (const id of await gateways.toCompact(worthwhile)) {
    const now = clock();
    const until = new Date(now.getTime() + leaseMs);
    const done = await gateways.compact(id, { now, until, most: maxOpenChanges });
    if (done !== null)
      sum = { superseded: sum.superseded + done.superseded, dropped: sum.dropped + done.dropped };
  }
  return sum;
}
