// Somebody who has applied, been approved, and holds a device with an access file: by the real acts, one after the other.
import type { VpnProtocol } from '../../src/domain/access-profile';
import type { Actor } from '../../src/domain/actor';
import type { Credential } from '../../src/domain/credential';
import type { Device } from '../../src/domain/device';
import { addDays, localDay } from '../../src/domain/local-day';
import { addDevice } from '../../src/usecases/add-device';
import { approveAccessRequest } from '../../src/usecases/approve-access-request';
import { issueCredential } from '../../src/usecases/issue-credential';
import { sendApplication } from './sent-application';
import type { TestPortal, TestTown } from './portal';

export type GivenAccess = {
  readonly holder: Actor;
  readonly admin: Actor;
  readonly device: Device;
  readonly credential: Credential;
};

/** A gateway of the town must have enrolled. */
export async function givenAccess(
  portal: TestPortal,
  town: TestTown,
  protocol: VpnProtocol = 'openvpn',
): Promise<GivenAccess> {
  const { ports, person, clock } = portal;
  const today = localDay(clock.now);
  const holder = await person(town, 'Anna Müller');
  const admin = await person(town, 'Ingo Technik', 'it-admin');
  const [profile] = await town.store.profiles.list();
  if (profile === undefined) throw new Error('the town has no profile');
  const request = await sendApplication(ports, holder, {
    profileId: profile.id,
    application: {
      period: { from: today, until: addDays(today, 219) },
      purpose: 'Bauanträge von zu Hause bearbeiten',
      deviceKind: 'managed',
      leafletVersion: 1,
    },
  });
  await approveAccessRequest(ports, admin, request.id);
  const [grant] = await town.store.grants.ofPerson(holder.personId);
  if (grant === undefined) throw new Error('the approval made no grant');
  const device = await addDevice(ports, holder, {
    grantId: grant.id,
    name: 'Notebook Bauamt',
    system: 'windows',
    inventoryNumber: null,
  });
  await issueCredential(ports, holder, { deviceId: device.id, protocol, replaces: null });
  const [credential] = await town.store.credentials.ofDevice(device.id);
  if (credential === undefined) throw new Error('no credential was issued');
  return { holder, admin, device, credential };
}
