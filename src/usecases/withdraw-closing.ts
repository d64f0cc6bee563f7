// A closing that has not begun is taken back, by either side and with a reason.
import type { Actor } from '../domain/actor';
import { withdrawClosing as withdraw } from '../domain/closing';
import type { TenantId } from '../domain/ids';
import type { Ports } from './ports';
import { changeClosing } from './steps/closing-of-a-tenant';

export async function withdrawClosing(
  ports: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { tenantId, reason }: { readonly tenantId: TenantId; readonly reason: string },
): Promise<void> {
  await changeClosing(ports, { tenantId, actor }, (closing, by, { now }) =>
    withdraw(closing, by, reason, now),
  );
}
