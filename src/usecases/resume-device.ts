// A suspended device may connect again, as far as its grant still allows.
import type { Actor } from '../domain/actor';
import { giveBack } from '../domain/credential';
import { resumeDevice as resume } from '../domain/device';
import { Refusal } from '../domain/errors';
import { requireActive } from '../domain/grant';
import type { DeviceId } from '../domain/ids';
import type { Ports } from './ports';
import { giveCredentialsBack } from './steps/taking-credentials-back';

/** By IT, never by its own holder, and not while the access itself is stopped or over. */
export async function resumeDevice(
  { store, clock, wakeups }: Pick<Ports, 'store' | 'clock' | 'wakeups'>,
  actor: Actor,
  id: DeviceId,
): Promise<void> {
  const now = clock();
  const gateways = await store.forTenant(actor.tenantId).transaction(async (records) => {
    const device = await records.devices.find(id);
    const grant = device === null ? null : await records.grants.find(device.grantId);
    if (device === null || grant === null) throw new Refusal('not-found', 'no-such-device');
    const { state, event } = resume(device, actor);
    requireActive(grant, now);
    await records.devices.update(state, device.state);
    const woken = await giveCredentialsBack(records, giveBack(await records.credentials.ofDevice(id)), now);
    await records.audit.append(event, now);
    return woken;
  });
  wakeups.notify(gateways);
}
