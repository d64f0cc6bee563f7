// The step shared by all that stops one device: rule, device, credentials, orders and audit in one transaction.
import type { Actor } from '../../domain/actor';
import type { AuditEvent } from '../../domain/audit-event';
import type { Device } from '../../domain/device';
import { Refusal } from '../../domain/errors';
import type { DeviceId } from '../../domain/ids';
import type { Ports } from '../ports';
import { takeCredentialsBack } from './taking-credentials-back';

export type StoppingPorts = Pick<Ports, 'store' | 'clock' | 'wakeups'>;

/** `rule` says what becomes of the device, or refuses. */
export async function stopDevice(
  { store, clock, wakeups }: StoppingPorts,
  what: { readonly actor: Actor; readonly id: DeviceId; readonly kind: 'suspension' | 'revocation' },
  rule: (device: Device) => { readonly state: Device; readonly event: AuditEvent },
): Promise<void> {
  const now = clock();
  const gateways = await store.forTenant(what.actor.tenantId).transaction(async (records) => {
    const device = await records.devices.find(what.id);
    if (device === null) throw new Refusal('not-found', 'no-such-device');
    const { state, event } = rule(device);
    await records.devices.update(state, device.state);
    if (state.state === 'revoked') await records.grants.freeDevicePlace(device.grantId);
    const credentials = await records.credentials.ofDevice(device.id);
    const woken = await takeCredentialsBack(records, credentials, { kind: what.kind, now });
    await records.audit.append(event, now);
    return woken;
  });
  wakeups.notify(gateways);
}
