// A closing that has not begun is taken back, by either side and with a reason.
import type { Actor } from '../domain/actor';
import { withdrawClosing as withdraw } from '../domain/closing';
import type { TenantId } from '../domain/ids';
import { partyTo } from '../domain/two-sided-consent';
import type { Ports } from './ports';
import { standingClosing, storeClosing } from './steps/closing-of-a-tenant';

export async function withdrawClosing(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { tenantId, reason }: { readonly tenantId: TenantId; readonly reason: string },
): Promise<void> {
  const operator = (await store.installation.findOperator())?.id ?? null;
  const by = partyTo(tenantId, actor, operator);
  const now = clock();
  await store.forTenant(tenantId).transaction(async (records) => {
    const closing = await standingClosing(records);
    await storeClosing(records, closing, { ...withdraw(closing, by, reason, now), operator, now });
  });
}
