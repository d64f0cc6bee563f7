// A tenant admin switches the municipality's mails on or off and says where answers to them go.
import { requireRole, type Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import { isMailAddress, type MailSettings } from '../domain/mail';
import type { Ports } from './ports';

export async function changeMailSettings(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  settings: MailSettings,
): Promise<void> {
  requireRole(actor, 'tenant-admin');
  if (settings.replyTo !== null && !isMailAddress(settings.replyTo)) {
    throw new Refusal('invalid', 'mail-address');
  }
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    await records.mails.saveSettings(settings);
    await records.audit.append(
      {
        action: 'tenant.mails-changed',
        actor: actor.ref,
        subject: null,
        object: { kind: 'tenant', id: actor.tenantId },
        data: { enabled: settings.enabled },
        reason: settings.replyTo,
      },
      now,
    );
  });
}
