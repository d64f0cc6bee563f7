// An announced closing is confirmed: by the municipality's own admin, or by the second of two of the provider.
import type { Actor } from '../domain/actor';
import { confirmClosing as confirm, type ClosingState } from '../domain/closing';
import type { TenantId } from '../domain/ids';
import type { Ports } from './ports';
import { changeClosing } from './steps/closing-of-a-tenant';
import { liveSince } from './steps/live-sign-in';

export type ClosingToConfirm = {
  readonly tenantId: TenantId;
  /** When the session of whoever confirms began. */
  readonly signedInAt: Date;
};

/** Still `announced` when the provider's second one is still to come. */
export async function confirmClosing(
  ports: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { tenantId, signedInAt }: ClosingToConfirm,
): Promise<ClosingState> {
  const { state } = await changeClosing(ports, { tenantId, actor }, async (closing, by, { records, now }) =>
    confirm(closing, { by, signedInAt }, await liveSince(records), now),
  );
  return state;
}
