// By time: a credential that was recorded but never completed (the portal died in between) is voided; nobody ever held it.
import type { AuditEvent } from '../../domain/audit-event';
import type { Credential } from '../../domain/credential';
import type { TenantId } from '../../domain/ids';
import type { Ports, TenantRecords } from '../ports';
import { takeCredentialsBack } from '../steps/taking-credentials-back';

const pendingMs = 5 * 60_000;
const atOnce = 100;

/** Returns how many were voided; one that is completed at the last moment is not. */
export async function voidPendingCredentials(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  tenant: TenantId,
): Promise<number> {
  const now = clock();
  const tenantStore = store.forTenant(tenant);
  const pending = await tenantStore.credentials.pendingSince(new Date(now.getTime() - pendingMs), atOnce);
  let count = 0;
  for (const seen of pending) {
    count += (await tenantStore.transaction((records) => voidCredential(records, seen, now))) ? 1 : 0;
  }
  return count;
}

/** The device first, as in every act that changes its credentials. */
async function voidCredential(
  records: TenantRecords,
  { id, deviceId }: Credential,
  now: Date,
): Promise<boolean> {
  const device = await records.devices.find(deviceId);
  const credential = await records.credentials.find(id);
  if (credential?.state !== 'pending') return false;
  await takeCredentialsBack(records, [credential], { kind: 'revocation', now });
  const event: AuditEvent = {
    action: 'credential.voided',
    actor: null,
    subject: device?.personRef ?? null,
    object: { kind: 'credential', id },
    data: { device: deviceId },
    reason: null,
  };
  await records.audit.append(event, now);
  return true;
}
