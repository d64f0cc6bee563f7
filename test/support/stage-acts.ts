// What people on the stage do, by the real acts: apply, decide, set up a device, join a gateway and let it confirm.
import { newNonce, newSigningKey } from '../../src/agent/identity/agent-crypto';
import { openDatabase } from '../../src/adapters/db/connection';
import { agentVersion } from '../../src/domain/agent-version';
import type { DeviceSystem, VpnProtocol } from '../../src/domain/access-profile';
import type { AccessRequest } from '../../src/domain/access-request';
import type { Credential } from '../../src/domain/credential';
import type { Device } from '../../src/domain/device';
import type { Gateway } from '../../src/domain/gateway';
import type { Grant } from '../../src/domain/grant';
import type { GatewayId } from '../../src/domain/ids';
import { addDays, localDay } from '../../src/domain/local-day';
import type { Answers } from '../../src/domain/question';
import type { Finding } from '../../src/domain/restore-comparison';
import { acknowledgeChanges } from '../../src/usecases/acknowledge-changes';
import { addDevice } from '../../src/usecases/add-device';
import { approveAccessRequest } from '../../src/usecases/approve-access-request';
import { createGateway } from '../../src/usecases/create-gateway';
import { enrolGateway } from '../../src/usecases/enrol-gateway';
import { hearInstance } from '../../src/usecases/steps/hearing-an-instance';
import { takeComparison } from '../../src/usecases/steps/taking-a-comparison';
import { fileForOwnKey } from './own-keys';
import { draftOf, sendApplication } from './sent-application';
import type { Stage, Town } from './stage';
import { enrolmentOf } from './test-gateway';

type Applying = { readonly purpose?: string; readonly inDays?: number; readonly forDays?: number };

export async function apply(
  { stage, store, actor }: Town,
  login: string,
  { purpose = 'Bauanträge an zwei Tagen in der Woche bearbeiten', inDays = 0, forDays = 180 }: Applying = {},
): Promise<AccessRequest> {
  const [profile] = await store.profiles.list();
  if (profile === undefined) throw new Error('the town has no profile');
  const from = addDays(localDay(stage.now()), inDays);
  return sendApplication(stage.ports, await actor(login), {
    profileId: profile.id,
    application: {
      period: { from, until: addDays(from, forDays) },
      purpose,
      deviceKind: 'managed',
      leafletVersion: 1,
    },
  });
}

/** Has filled everything in and not sent it yet. */
export async function begun(
  { stage, store, actor }: Town,
  login: string,
  answers: Answers = {},
): Promise<void> {
  const [profile] = await store.profiles.list();
  if (profile === undefined) throw new Error('the town has no profile');
  const from = localDay(stage.now());
  const application = {
    period: { from, until: addDays(from, 180) },
    purpose: 'Bauanträge an zwei Tagen in der Woche bearbeiten',
    deviceKind: 'managed',
    leafletVersion: (await store.tenant.get()).leafletVersion,
  } as const;
  const draft = draftOf({ profileId: profile.id, application, answers }, await actor(login), stage.now());
  await store.applicationDrafts.save(draft);
}

/** Applies and is approved. */
export async function granted(
  town: Town,
  { login, admin }: { readonly login: string; readonly admin: string },
  applying: Applying = {},
): Promise<Grant> {
  const request = await apply(town, login, applying);
  await approveAccessRequest(town.stage.ports, await town.actor(admin), request.id);
  const grants = await town.store.grants.ofPerson(request.personId);
  const grant = grants.find(({ requestId }) => requestId === request.id);
  if (grant === undefined) throw new Error('the approval made no grant');
  return grant;
}

type NewDevice = { readonly name: string; readonly system?: DeviceSystem; readonly inventoryNumber?: string };

export async function deviceOf(
  { stage, actor }: Town,
  holding: { readonly login: string; readonly grant: Grant },
  { name, system = 'windows', inventoryNumber }: NewDevice,
): Promise<Device> {
  return addDevice(stage.ports, await actor(holding.login), {
    grantId: holding.grant.id,
    name,
    system,
    inventoryNumber: inventoryNumber ?? null,
  });
}

export async function fileOf(
  { stage, store, actor }: Town,
  login: string,
  { device, protocol = 'openvpn' }: { readonly device: Device; readonly protocol?: VpnProtocol },
): Promise<Credential> {
  await fileForOwnKey(stage.ports, await actor(login), { deviceId: device.id, protocol });
  const [credential] = await store.credentials.ofDevice(device.id);
  if (credential === undefined) throw new Error('no credential was issued');
  return credential;
}

/** As if the gateways had reported it. */
export async function connected({ store }: Town, { gatewayGroupId, id }: Credential): Promise<void> {
  await store.credentials.markConnected(gatewayGroupId, [id]);
}

/** As if every gateway had reported that nobody has used it for more than 90 days. */
export async function unused({ store }: Town, { gatewayGroupId, id }: Credential): Promise<void> {
  for (const gateway of await store.gateways.ofGroup(gatewayGroupId))
    await store.gateways.noteUnused(gateway.id, { anew: false, begun: [id], ended: [] });
}

/** Two agents with the gateway's key: one begins after the other, and the first speaks again. */
export async function copied({ stage }: Town, gatewayId: GatewayId): Promise<void> {
  for (const [index, one] of ['a', 'b', 'a'].entries()) {
    const at = new Date(stage.now().getTime() + index * 1_000);
    const spoken = { instance: one.repeat(22), signedAt: at, now: at };
    const known = await stage.ports.store.installation.findGateway(gatewayId);
    if (known === null) throw new Error('the gateway has not enrolled');
    await hearInstance(stage.ports, known, spoken);
  }
}

/** As after a restore: its gateway knows an earlier end of a file, and a certificate that nobody here knows. */
export async function restored(
  { stage, id: tenant_id, store }: Town,
  { gateway, file, until }: { readonly gateway: Gateway; readonly file: Credential; readonly until: Date },
): Promise<void> {
  const epoch = await stage.ports.store.installation.epoch();
  const knex = openDatabase({ url: stage.demo.databaseUrl });
  try {
    await knex('restores').insert({ tenant_id, epoch, restored_at: stage.now().toISOString() });
  } finally {
    await knex.destroy();
  }
  const earlier: Finding = {
    what: 'end',
    credential: file.id,
    protocol: file.protocol === 'openvpn' ? 'client' : 'peer',
    key: file.serial ?? file.publicKey ?? '',
    until: until.toISOString(),
  };
  const unknown: Finding = {
    what: 'unknown',
    credential: 'bbbbbbbbbbbbbbbbbbyyyyyyyz',
    protocol: 'client',
    key: '170141183460469231731687303715884105727',
    until: null,
  };
  const comparison = { epoch, findings: [earlier, unknown], complete: true };
  await store.transaction((records) => takeComparison(records, comparison, { gateway, now: stage.now() }));
}

export async function announced(
  { stage, store, actor, slug }: Town,
  { admin, name }: { readonly admin: string; readonly name: string },
): Promise<{ readonly gateway: Gateway; readonly token: string }> {
  const [group] = await store.groups.list();
  if (group === undefined) throw new Error('the town has no gateway group');
  const endpointHost = `${name}.${slug}.example`;
  return createGateway(stage.ports, await actor(admin), { name, endpointHost, gatewayGroupId: group.id });
}

/** What the agent does at the gateway's end of the enrolment command. */
export async function joined(
  { stage }: { readonly stage: Pick<Stage, 'ports'> },
  token: string,
): Promise<void> {
  const enrolment = { ...enrolmentOf(token, newSigningKey()), agentVersion };
  await enrolGateway(stage.ports, enrolment, newNonce());
}

/** The gateway has asked just now and says that everything ordered so far is done. */
export async function confirmed({ stage, store }: Town, id: GatewayId): Promise<void> {
  const { installation } = stage.ports.store;
  const identity = await installation.findGateway(id);
  if (identity === null) throw new Error('the gateway has not enrolled');
  const revision = (await store.gateways.find(id))?.revision ?? 0;
  const position = { epoch: await installation.epoch(), revision };
  await store.gateways.heard(id, stage.now());
  const acknowledgement = { position, verified: revision, failed: [] };
  await acknowledgeChanges(stage.ports, { ...identity, nonce: newNonce(), instance: '' }, acknowledgement);
}
