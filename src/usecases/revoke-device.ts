// Taking a device's access away for good, by IT or by its holder.
import type { Actor } from '../domain/actor';
import { revokeDevice as revoke } from '../domain/device';
import type { DeviceId } from '../domain/ids';
import { stopDevice, type StoppingPorts } from './steps/stopping-a-device';

export async function revokeDevice(
  ports: StoppingPorts,
  actor: Actor,
  id: DeviceId,
  reason: string,
): Promise<void> {
  await stopDevice(ports, { actor, id, kind: 'revocation' }, (device) => revoke(device, actor, reason));
}
