// The holder reports a device lost: it is suspended at once, without asking anybody.
import type { Actor } from '../domain/actor';
import { reportLost } from '../domain/device';
import type { DeviceId } from '../domain/ids';
import { stopDevice, type StoppingPorts } from './steps/stopping-a-device';

/** Once: a second report of the same loss is refused, `changed-meanwhile`. */
export async function reportDeviceLost(ports: StoppingPorts, actor: Actor, id: DeviceId): Promise<void> {
  await stopDevice(ports, { actor, id, kind: 'suspension' }, (device) => reportLost(device, actor));
}
