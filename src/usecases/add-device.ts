// The holder of a grant adds a device; the file that connects it is made in a step of its own.
import type { Actor } from '../domain/actor';
import { addDevice as add, refuseSameName, type Device, type NewDevice } from '../domain/device';
import { Refusal } from '../domain/errors';
import { deviceId, type GrantId } from '../domain/ids';
import type { Ports } from './ports';
import { keepToQuota } from './steps/keeping-to-quota';

export type DeviceToAdd = NewDevice & { readonly grantId: GrantId };

/** Refused when all places are taken, and for a name that another device of the access has: a form sent twice. */
export async function addDevice(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  actor: Actor,
  { grantId, ...device }: DeviceToAdd,
): Promise<Device> {
  const now = clock();
  return store.forTenant(actor.tenantId).transaction(async (records) => {
    const grant = await records.grants.find(grantId);
    if (grant === null) throw new Refusal('not-found', 'no-such-grant');
    const profile = await records.profiles.find(grant.profileId);
    if (profile === null) throw new Refusal('not-found', 'no-such-profile');
    const { state, event } = add(device, { actor, id: deviceId(ids.uuid()) }, { grant, profile, now });
    // Reading the grant made a second click wait: it sees the device that the first one added.
    refuseSameName(state.name, await records.devices.ofGrant(grant.id));
    await keepToQuota(records, 'devices');
    if (!(await records.grants.takeDevicePlace(grant.id)))
      throw new Refusal('exhausted', 'no-device-place-left');
    await records.devices.insert(state);
    await records.audit.append(event, now);
    return state;
  });
}
