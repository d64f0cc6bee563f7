// Whether one of the person's own devices has connected with the file in hand: asked again and again while somebody waits.
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { DeviceId } from '../domain/ids';
import { filesInHand, isConnected } from '../domain/own-access';
import type { Ports } from './ports';

/** Two short questions to the database, since a whole office may be waiting on its first day. */
export async function askForConnection(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  id: DeviceId,
): Promise<boolean> {
  const { devices, credentials } = store.forTenant(actor.tenantId);
  const device = await devices.find(id);
  if (device === null || device.personId !== actor.personId) throw new Refusal('not-found', 'no-such-device');
  return isConnected(filesInHand(await credentials.ofDevice(id)));
}
