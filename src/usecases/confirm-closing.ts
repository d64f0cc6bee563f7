// An announced closing is confirmed: by the municipality's own admin, or by the second of two of the provider.
import type { Actor } from '../domain/actor';
import { confirmClosing as confirm, type ClosingState } from '../domain/closing';
import type { TenantId } from '../domain/ids';
import { partyTo } from '../domain/two-sided-consent';
import type { Ports } from './ports';
import { standingClosing, storeClosing } from './steps/closing-of-a-tenant';
import { liveSince } from './steps/live-sign-in';

export type ClosingToConfirm = {
  readonly tenantId: TenantId;
  /** When the session of whoever confirms began. */
  readonly signedInAt: Date;
};

/** Still `announced` when the provider's second one is still to come. */
export async function confirmClosing(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { tenantId, signedInAt }: ClosingToConfirm,
): Promise<ClosingState> {
  const operator = (await store.installation.findOperator())?.id ?? null;
  const by = partyTo(tenantId, actor, operator);
  const now = clock();
  return store.forTenant(tenantId).transaction(async (records) => {
    const closing = await standingClosing(records);
    const step = confirm(closing, { by, signedInAt }, await liveSince(records), now);
    await storeClosing(records, closing, { ...step, operator, now });
    return step.state.state;
  });
}
