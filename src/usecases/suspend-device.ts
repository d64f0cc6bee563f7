// Stopping a device for now: its credentials leave the gateways and can come back.
import type { Actor } from '../domain/actor';
import { suspendDevice as suspend } from '../domain/device';
import type { DeviceId } from '../domain/ids';
import { stopDevice, type StoppingPorts } from './steps/stopping-a-device';

/** By IT or help desk; who may lift it again is another question. */
export async function suspendDevice(
  ports: StoppingPorts,
  actor: Actor,
  { id, reason }: { readonly id: DeviceId; readonly reason: string },
): Promise<void> {
  await stopDevice(ports, { actor, id, kind: 'suspension' }, (device) => suspend(device, actor, reason));
}
