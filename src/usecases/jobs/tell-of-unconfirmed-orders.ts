// By time: IT is told by mail when a gateway has not proved a taking back within the municipality's limit. Each order is told
// of once: its row says so, and whichever process writes that first has the telling.
import type { AuditEvent } from '../../domain/audit-event';
import type { TenantId } from '../../domain/ids';
import { dueSince, isTimeToTell } from '../../domain/unconfirmed-order';
import type { Ports } from '../ports';

/** Returns of how many was told. */
export async function tellOfUnconfirmedOrders(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  tenant: TenantId,
): Promise<number> {
  const now = clock();
  const tenantStore = store.forTenant(tenant);
  const { unconfirmedOrders } = tenantStore;
  const due = dueSince(now, (await tenantStore.tenant.get()).confirmWithinSeconds);
  // Nearly always there is none: then nothing is held.
  if (!(await unconfirmedOrders.isAnyUntold(due))) return 0;
  if (!isTimeToTell(await unconfirmedOrders.lastTold(), now)) return 0;
  return tenantStore.transaction(async (records) => {
    const count = await records.unconfirmedOrders.tell(due, now);
    if (count > 0) await records.audit.append(overdueEvent(tenant, count), now);
    return count;
  });
}

function overdueEvent(tenant: TenantId, count: number): AuditEvent {
  return {
    action: 'gateway.orders-overdue',
    actor: null,
    subject: null,
    object: { kind: 'tenant', id: tenant },
    data: { count },
    reason: null,
  };
}
