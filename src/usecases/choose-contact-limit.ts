// How long the municipality's gateways go on without the portal: chosen, shown, and told to all of them at once.
import { requireRole, type Actor } from '../domain/actor';
import { isCloseAfter, keepsContactLimit } from '../domain/contact-limit';
import { Refusal } from '../domain/errors';
import type { Gateway } from '../domain/gateway';
import type { Ports } from './ports';
import { tellSettings } from './steps/telling-settings';

/** It can end everybody's access at once: decided by whom the other standing decisions are. */
export const contactLimitDeciders = ['tenant-admin', 'security-officer'] as const;
export const contactLimitReaders = ['it-admin', ...contactLimitDeciders] as const;

export type ShownContactLimit = {
  readonly closeAfterHours: number | null;
  /** In service, with an agent from before the limit: it does not hold there. */
  readonly oldAgents: readonly Gateway[];
};

export async function showContactLimit(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
): Promise<ShownContactLimit> {
  requireRole(actor, ...contactLimitReaders);
  const records = store.forTenant(actor.tenantId);
  const { closeAfterHours } = await records.tenant.get();
  const gateways = await records.gateways.list();
  const oldAgents = gateways.filter((one) => one.state === 'enrolled' && !keepsContactLimit(one));
  return { closeAfterHours, oldAgents };
}

/** False where it was so already. */
export async function chooseContactLimit(
  { store, clock, wakeups }: Pick<Ports, 'store' | 'clock' | 'wakeups'>,
  actor: Actor,
  closeAfterHours: number | null,
): Promise<boolean> {
  requireRole(actor, ...contactLimitDeciders);
  if (!isCloseAfter(closeAfterHours)) throw new Refusal('invalid', 'close-after-out-of-range');
  const now = clock();
  const woken = await store.forTenant(actor.tenantId).transaction(async (records) => {
    const before = await records.tenant.getHeld();
    if (before.closeAfterHours === closeAfterHours) return null;
    await records.tenant.update({ ...before, closeAfterHours });
    const ids = await tellSettings(records, await records.gateways.list());
    await records.audit.append(
      {
        action: 'tenant.contact-limit-chosen',
        actor: actor.ref,
        subject: null,
        object: { kind: 'tenant', id: before.id },
        data: { from: before.closeAfterHours, hours: closeAfterHours },
        reason: null,
      },
      now,
    );
    return ids;
  });
  wakeups.notify(woken ?? []);
  return woken !== null;
}
