// Taking a device's access away for good, by IT or by its holder.
import type { Actor } from '../domain/actor';
import { revokeDevice as revoke } from '../domain/device';
import type { DeviceId } from '../domain/ids';
import { stopDevice, type StoppingPorts } from './steps/stopping-a-device';

/** Final: the file is worth nothing for ever, the place is free for another device. IT says why, a holder need not. */
export async function revokeDevice(
  ports: StoppingPorts,
  actor: Actor,
  { id, reason }: { readonly id: DeviceId; readonly reason: string },
): Promise<void> {
  await stopDevice(ports, { actor, id, kind: 'revocation' }, (device) => revoke(device, actor, reason));
}
