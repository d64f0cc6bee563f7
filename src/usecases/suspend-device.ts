// Stopping a device for now: its credentials leave the gateways and can come back.
import type { Actor } from '../domain/actor';
import { suspendDevice as suspend } from '../domain/device';
import type { DeviceId } from '../domain/ids';
import { stopDevice, type StoppingPorts } from './steps/stopping-a-device';

export async function suspendDevice(
  ports: StoppingPorts,
  actor: Actor,
  id: DeviceId,
  reason: string,
): Promise<void> {
  await stopDevice(ports, { actor, id, kind: 'suspension' }, (device) => suspend(device, actor, reason));
}
