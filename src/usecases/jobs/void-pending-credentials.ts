// By time: a credential that was recorded but never completed (the portal died in between) is voided; nobody ever held it.
import type { Credential } from '../../domain/credential';
import type { TenantId } from '../../domain/ids';
import type { Ports, TenantRecords } from '../ports';
import { takeCredentialsBack } from '../steps/taking-credentials-back';

const pendingMs = 5 * 60_000;
const atOnce = 100;

export async function voidPendingCredentials(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  tenant: TenantId,
): Promise<number> {
  const now = clock();
  const before = new Date(now.getTime() - pendingMs);
  return store.forTenant(tenant).transaction(async (records) => {
    const pending = await records.credentials.pendingSince(before, atOnce);
    await takeCredentialsBack(records, pending, 'revocation', now);
    for (const credential of pending) await records.audit.append(await voided(records, credential), now);
    return pending.length;
  });
}

async function voided(records: TenantRecords, credential: Credential) {
  const device = await records.devices.find(credential.deviceId);
  return {
    action: 'credential.voided',
    actor: null,
    subject: device?.personRef ?? null,
    object: { kind: 'credential', id: credential.id },
    data: { device: credential.deviceId },
    reason: null,
  } as const;
}
