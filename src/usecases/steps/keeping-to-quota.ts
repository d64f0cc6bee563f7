// Before one more person, device or gateway is added: is there room within what the municipality has agreed on?
import { refuseBeyondQuota, type QuotaKind } from '../../domain/quota';
import type { TenantRecords } from '../ports';

/** Inside the transaction that adds it: whoever adds one at the same time waits here and then counts this one. */
export async function keepToQuota({ quotas }: TenantRecords, kind: QuotaKind): Promise<void> {
  const agreed = await quotas.getHeld();
  const most = agreed[kind];
  if (most === null) return;
  refuseBeyondQuota(agreed, kind, await quotas.countUpTo(kind, most));
}
