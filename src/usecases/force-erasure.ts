// Somebody of the provider does not wait any longer for gateways that do not answer, and answers for it with a reason.
import type { Actor } from '../domain/actor';
import { forceErasure as force } from '../domain/closing';
import type { TenantId } from '../domain/ids';
import { partyTo } from '../domain/two-sided-consent';
import type { Ports } from './ports';
import { standingClosing, storeClosing } from './steps/closing-of-a-tenant';

export async function forceErasure(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { tenantId, reason }: { readonly tenantId: TenantId; readonly reason: string },
): Promise<void> {
  const operator = (await store.installation.findOperator())?.id ?? null;
  const by = partyTo(tenantId, actor, operator);
  const now = clock();
  await store.forTenant(tenantId).transaction(async (records) => {
    const closing = await standingClosing(records);
    await storeClosing(records, closing, { ...force(closing, by, reason), operator, now });
  });
}
