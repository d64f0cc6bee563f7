// What the form for a new device needs: which systems the access allows, and whether there is a place left.
import type { AccessProfile } from '../domain/access-profile';
import type { Actor } from '../domain/actor';
import type { Device } from '../domain/device';
import { Refusal } from '../domain/errors';
import type { Grant } from '../domain/grant';
import type { GrantId } from '../domain/ids';
import { obstacleToDevice, type DeviceObstacle } from '../domain/own-access';
import type { Ports } from './ports';

export type PlaceForDevice = {
  readonly grant: Grant;
  readonly profile: AccessProfile;
  readonly devices: readonly Device[];
  readonly obstacle: DeviceObstacle | null;
};

export async function showPlaceForDevice(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  id: GrantId,
): Promise<PlaceForDevice> {
  const records = store.forTenant(actor.tenantId);
  const grant = await records.grants.find(id);
  if (grant === null || grant.personId !== actor.personId) throw new Refusal('not-found', 'no-such-grant');
  const profile = await records.profiles.find(grant.profileId);
  if (profile === null) throw new Refusal('not-found', 'no-such-profile');
  const devices = await records.devices.ofGrant(id);
  return { grant, profile, devices, obstacle: obstacleToDevice(grant, devices, clock()) };
}
