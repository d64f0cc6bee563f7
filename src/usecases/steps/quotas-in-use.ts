// How much of each quota is in use.
import { countLimit } from '../../domain/paging';
import type { QuotaKind, Quotas } from '../../domain/quota';
import type { TenantRecords } from '../ports';

/** Counts stop at one more than 1,000, or than the quota where it is higher. */
export async function quotasInUse(
  records: Pick<TenantRecords, 'quotas'>,
  quotas: Quotas,
): Promise<Readonly<Record<QuotaKind, number>>> {
  const count = (kind: QuotaKind): Promise<number> =>
    records.quotas.countUpTo(kind, Math.max(countLimit, quotas[kind] ?? 0) + 1);
  return {
    people: await count('people'),
    devices: await count('devices'),
    gateways: await count('gateways'),
  };
}
