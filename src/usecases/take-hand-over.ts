// The holder, signed in on the device itself, uses up the link that was made for it.
import type { Actor } from '../domain/actor';
import { takeHandOver as take } from '../domain/hand-over';
import type { DeviceId } from '../domain/ids';
import type { Ports } from './ports';

export async function takeHandOver(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  actor: Actor,
  token: string,
): Promise<DeviceId> {
  const now = clock();
  return store.forTenant(actor.tenantId).transaction(async (records) => {
    const handOver = await records.handOvers.find(ids.hash(token));
    const device = handOver === null ? null : await records.devices.find(handOver.deviceId);
    const { state, event } = take(handOver, device, { actor, now });
    await records.handOvers.use(state);
    await records.audit.append(event, now);
    return state.deviceId;
  });
}
