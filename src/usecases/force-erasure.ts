// Somebody of the provider does not wait any longer for gateways that do not answer, and answers for it with a reason.
import type { Actor } from '../domain/actor';
import { forceErasure as force } from '../domain/closing';
import type { TenantId } from '../domain/ids';
import type { Ports } from './ports';
import { changeClosing } from './steps/closing-of-a-tenant';

export async function forceErasure(
  ports: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { tenantId, reason }: { readonly tenantId: TenantId; readonly reason: string },
): Promise<void> {
  await changeClosing(ports, { tenantId, actor }, (closing, by) => force(closing, by, reason));
}
