// The holder has a link made that opens a device's page on the device itself.
import type { Actor } from '../domain/actor';
import type { Device } from '../domain/device';
import { Refusal } from '../domain/errors';
import { beginHandOver as begin } from '../domain/hand-over';
import type { DeviceId } from '../domain/ids';
import type { Ports } from './ports';

export type BegunHandOver = {
  readonly device: Device;
  /** Shown once, stored hashed. */
  readonly token: string;
  readonly expiresAt: Date;
};

export async function beginHandOver(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  actor: Actor,
  id: DeviceId,
): Promise<BegunHandOver> {
  const now = clock();
  const token = ids.random();
  return store.forTenant(actor.tenantId).transaction(async (records) => {
    const device = await records.devices.find(id);
    const grant = device === null ? null : await records.grants.find(device.grantId);
    if (device === null || grant === null) throw new Refusal('not-found', 'no-such-device');
    const { handOverMinutes: minutes } = await records.tenant.get();
    const { state, event } = begin(device, actor, { grant, tokenHash: ids.hash(token), minutes, now });
    await records.handOvers.replace(state);
    await records.audit.append(event, now);
    return { device, token, expiresAt: state.expiresAt };
  });
}
