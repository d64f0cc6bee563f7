// People on their way to a connected device, brought as far as a test needs them, by the real acts.
import type { VpnProtocol } from '../../../src/domain/access-profile';
import type { AccessRequest, Application } from '../../../src/domain/access-request';
import type { Actor } from '../../../src/domain/actor';
import type { Credential } from '../../../src/domain/credential';
import type { Device } from '../../../src/domain/device';
import type { Grant } from '../../../src/domain/grant';
import { addDevice } from '../../../src/usecases/add-device';
import { approveAccessRequest } from '../../../src/usecases/approve-access-request';
import { issueCredential } from '../../../src/usecases/issue-credential';
import type { AccessFile } from '../../../src/usecases/steps/making-with-a-server-key';
import { sendApplication } from '../../support/sent-application';
import { person, the, type Stage, type Town } from './stage';

export const application: Application = {
  period: { from: '2026-11-23', until: '2027-06-30' },
  purpose: 'Bauanträge von zu Hause bearbeiten',
  deviceKind: 'managed',
  leafletVersion: 1,
};

export const notebook = { name: 'Notebook Bauamt', system: 'windows', inventoryNumber: null } as const;

export type Applied = { readonly holder: Actor; readonly admin: Actor; readonly request: AccessRequest };

export async function applied(stage: Stage, town: Town, change: Partial<Application> = {}): Promise<Applied> {
  const holder = await person(stage, town);
  const admin = await person(stage, town, 'it-admin');
  const input = { profileId: town.profile.id, application: { ...application, ...change } };
  return { holder, admin, request: await sendApplication(stage.ports, holder, input) };
}

export type Granted = Applied & { readonly grant: Grant };

export async function granted(stage: Stage, town: Town, change: Partial<Application> = {}): Promise<Granted> {
  const before = await applied(stage, town, change);
  await approveAccessRequest(stage.ports, before.admin, before.request.id);
  return { ...before, grant: the(await town.store.grants.ofPerson(before.holder.personId)) };
}

export type Equipped = Granted & { readonly device: Device };

export async function equipped(stage: Stage, town: Town): Promise<Equipped> {
  const before = await granted(stage, town);
  return {
    ...before,
    device: await addDevice(stage.ports, before.holder, { grantId: before.grant.id, ...notebook }),
  };
}

export type Connected = Equipped & { readonly credential: Credential; readonly file: AccessFile };

/** A gateway of the town must have enrolled. */
export async function connected(
  stage: Stage,
  town: Town,
  protocol: VpnProtocol = 'openvpn',
): Promise<Connected> {
  const before = await equipped(stage, town);
  const issuing = { deviceId: before.device.id, protocol, replaces: null };
  const file = await issueCredential(stage.ports, before.holder, issuing);
  return { ...before, file, credential: the(await town.store.credentials.ofDevice(before.device.id)) };
}
