// The page in which a key was made is left before its file was saved: nobody will ever have it, so it ends at once.
import type { Actor } from '../domain/actor';
import { judgeDiscarding } from '../domain/hand-out';
import type { DeviceId } from '../domain/ids';
import type { Ports } from './ports';
import { ownHandOut } from './steps/own-hand-out';
import { takeCredentialsBack } from './steps/taking-credentials-back';

export type Discarding = { readonly deviceId: DeviceId; readonly token: string };

/** A renewal that is discarded leaves the file before it as it was. */
export async function discardUnsavedFile(
  { store, ids, clock, wakeups }: Pick<Ports, 'store' | 'ids' | 'clock' | 'wakeups'>,
  actor: Actor,
  { deviceId, token }: Discarding,
): Promise<void> {
  const now = clock();
  const woken = await store.forTenant(actor.tenantId).transaction(async (records) => {
    const tokenHash = ids.hash(token);
    const { device, credential, all } = await ownHandOut(records, actor, { deviceId, tokenHash });
    if (judgeDiscarding(credential, now) === 'nothing' || credential === null) return [];
    const outgoing = all.find(({ renewedBy }) => renewedBy === credential.id);
    if (outgoing !== undefined) await records.credentials.dropRenewal(outgoing.id);
    const gateways = await takeCredentialsBack(records, [credential], { kind: 'revocation', now });
    await records.audit.append(
      {
        action: 'credential.discarded',
        actor: actor.ref,
        subject: device.personRef,
        object: { kind: 'credential', id: credential.id },
        data: { device: device.id, protocol: credential.protocol },
        reason: null,
      },
      now,
    );
    return gateways;
  });
  wakeups.notify(woken);
}
