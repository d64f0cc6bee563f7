// What a gateway reports by itself: who has connected for the first time, what it holds revoked, a certificate near its end,
// what it carried.
import type { AuditEvent } from '../domain/audit-event';
import type { Credential, CredentialState } from '../domain/credential';
import { suspendForgotten, type Device } from '../domain/device';
import { gatewayEvent, requireEnrolled, type Gateway } from '../domain/gateway';
import { keepable } from '../domain/gateway-capacity';
import { driftTotal, type Drift } from '../domain/gateway-drift';
import { isBelievedEmpty, standingOf } from '../domain/gateway-instance';
import type { GatewayReport, ReportedTombstone } from '../domain/gateway-protocol';
import { credentialId, type CredentialId, type GatewayId } from '../domain/ids';
import { sealAnswer, type AskingGateway } from './steps/gateway-answer';
import { issueGatewayCertificate } from './steps/issue-gateway-certificate';
import type { Ports, TenantRecords, TenantStore } from './ports';
import type { Due } from './ports-of-accesses';
import { retireCredential } from './steps/retiring-a-credential';
import { takeComparison } from './steps/taking-a-comparison';
import { takeCredentialsBack } from './steps/taking-credentials-back';

type ReportPorts = Pick<Ports, 'store' | 'clock' | 'pki' | 'ids' | 'wakeups'>;

/** A new certificate is signed first: when that fails, nothing of the report is taken and the agent sends it again. */
export async function takeGatewayReport(
  ports: ReportPorts,
  asking: AskingGateway,
  report: GatewayReport,
): Promise<string> {
  const now = ports.clock();
  const store = ports.store.forTenant(asking.tenantId);
  const gateway = requireEnrolled(await store.gateways.find(asking.gatewayId));
  const { id, gatewayGroupId, acknowledged } = gateway;
  const standing = standingOf(gateway.instances, asking.instance, now);
  const renewed =
    report.openvpnCsr === null
      ? null
      : await issueGatewayCertificate(ports.pki, store, { gatewayId: id, csr: report.openvpnCsr, now });
  const forgotten = await forgottenAmong(store, gateway, report.tombstones);
  const { due, woken } = await store.transaction(async (records) => {
    const others = [
      ...(await relearn(records, { gateway, now }, forgotten)),
      ...(await takeComparison(records, report.comparison, { gateway, now })),
    ];
    const connected = report.firstConnected.map(credentialId);
    await records.credentials.markConnected(gatewayGroupId, connected);
    const due = await records.credentials.makeDue(gatewayGroupId, connected, now);
    await records.gateways.heard(id, now, report.agentVersion);
    await noteDrift(records, { gateway, now }, report.drift);
    // An agent from before says nothing, and takes back what a later one on its host has said.
    await records.gateways.noteUnused(id, report.unused ?? { anew: true, begun: [], ended: [] });
    if (report.isEmpty !== null && isBelievedEmpty(report.isEmpty, standing))
      await records.gateways.noteEmpty(id, report.isEmpty ? now : null);
    const retold = await tellOtherVersion(records, gateway, report.agentVersion);
    await records.gatewayCapacity.add(id, keepable(report.capacity, now));
    await noteClosing(records, { gateway, now }, report.closedSeconds);
    if (renewed === null) return { due, woken: [...retold, ...others] };
    await records.gateways.renewCertificate(id, renewed);
    await records.serverCertificates.settle(id, renewed.serial);
    await records.gateways.orderSettings([id]);
    await records.audit.append(gatewayEvent(gateway, 'gateway.certificate-renewed', null), now);
    return { due, woken: [id, ...others] };
  });
  ports.wakeups.notify(woken);
  await retireAll(ports, store, { due, now });
  return sealAnswer(ports, ['{"ok":true}'], { asking, from: acknowledged, to: acknowledged });
}

/** Each in a transaction of its own, the device first. What a crash leaves undone is due, and the job does it. */
async function retireAll(
  { wakeups }: Pick<Ports, 'wakeups'>,
  store: TenantStore,
  { due, now }: { readonly due: readonly Due[]; readonly now: Date },
): Promise<void> {
  for (const one of due) {
    const { woken } = await store.transaction((records) => retireCredential(records, one, now));
    wakeups.notify(woken);
  }
}

/** What a restored portal may still believe in. */
const livingStates: readonly CredentialState[] = ['pending', 'active', 'suspended'];

/**
 * After a restore the portal may believe in credentials that were revoked since: gateways remember, and it learns. Only
 * about its own group, and only with the key that the portal knows: a gateway cannot take back what it never held.
 * Looked for before anything is held, since nearly always there is none among many.
 */
async function forgottenAmong(
  records: TenantRecords,
  gateway: Gateway,
  tombstones: readonly ReportedTombstone[],
): Promise<readonly Credential[]> {
  const forgotten = new Map<CredentialId, Credential>();
  for (const tombstone of tombstones) {
    const credential = await records.credentials.find(credentialId(tombstone.credential));
    const key = tombstone.kind === 'peer' ? credential?.publicKey : credential?.serial;
    if (credential === null || key !== tombstone.key || !livingStates.includes(credential.state)) continue;
    if (credential.gatewayGroupId === gateway.gatewayGroupId) forgotten.set(credential.id, credential);
  }
  return [...forgotten.values()].toSorted((a, b) => a.grantId.localeCompare(b.grantId));
}

type Occasion = { readonly gateway: Gateway; readonly now: Date };

/** The device first, as in every act that changes its credentials; two gateways may report the same at once. */
async function relearn(
  records: TenantRecords,
  { gateway, now }: Occasion,
  forgotten: readonly Credential[],
): Promise<readonly GatewayId[]> {
  const revoked: Credential[] = [];
  const besides: Credential[] = [];
  const ids = new Set(forgotten.map(({ id }) => id));
  for (const { id, deviceId } of forgotten) {
    const device = await records.devices.find(deviceId);
    const credential = await records.credentials.find(id);
    if (credential === null || !livingStates.includes(credential.state)) continue;
    revoked.push(credential);
    await suspendForgottenDevice(records, device, now);
    besides.push(...(await records.credentials.ofDevice(deviceId)).filter((one) => !ids.has(one.id)));
    await records.audit.append(reportedEvent(gateway, credential), now);
    await noteRelearned(records, { gateway, now }, credential);
  }
  const woken = await takeCredentialsBack(records, revoked, { kind: 'revocation', now });
  // The other file of a renewal, or one in the making: the device is stopped as a whole.
  const unique = [...new Map(besides.map((one) => [one.id, one])).values()];
  return [...woken, ...(await takeCredentialsBack(records, unique, { kind: 'suspension', now }))];
}

/** IT goes through it after a restore; at other times it was revoked on the gateway itself, and the log says so. */
async function noteRelearned(
  { restores }: TenantRecords,
  { gateway, now }: Occasion,
  { id, publicKey, serial }: Credential,
): Promise<void> {
  const restore = await restores.latest();
  const key = serial ?? publicKey;
  if (restore === null || key === null || (await restores.compared(restore.epoch)).has(gateway.id)) return;
  const found = {
    gatewayId: gateway.id,
    finding: 'revoked',
    protocol: serial === null ? 'peer' : 'client',
    key,
    credentialId: id,
    knownUntil: null,
    foundAt: now,
  } as const;
  await restores.noteFindings(restore.epoch, [found]);
}

/** An agent that is another one than before may have passed over what it would take in now: all of its settings. */
async function tellOtherVersion(
  { gateways }: TenantRecords,
  { id, agentVersion, openvpnTcp }: Gateway,
  version: string,
): Promise<readonly GatewayId[]> {
  if (version === agentVersion) return [];
  await gateways.orderSettings([id]);
  // What is served over TCP counts once this order is confirmed, and not before.
  if (openvpnTcp !== null) await gateways.setOpenvpnTcp(id, openvpnTcp);
  return [id];
}

/** Somebody or something on the host works against the agent: that stands in the log, whom it concerned does not. */
async function noteDrift(records: TenantRecords, { gateway, now }: Occasion, drift: Drift): Promise<void> {
  if (driftTotal(drift) === 0) return;
  await records.gateways.noteDrift(gateway.id, drift, now);
  const event = gatewayEvent(gateway, 'gateway.drift-repaired', null);
  await records.audit.append({ ...event, data: { ...event.data, ...drift } }, now);
}

/** Nobody could work there meanwhile, and nobody here had ordered it: that stands in the log, with how long it lasted. */
async function noteClosing(
  { audit }: TenantRecords,
  { gateway, now }: Occasion,
  seconds: number,
): Promise<void> {
  if (seconds === 0) return;
  const event = gatewayEvent(gateway, 'gateway.closed-without-contact', null);
  await audit.append({ ...event, data: { ...event.data, seconds } }, now);
}

function reportedEvent(gateway: Gateway, { id, deviceId }: Credential): AuditEvent {
  return {
    action: 'gateway.reported-revocation',
    actor: null,
    subject: null,
    object: { kind: 'credential', id },
    data: { gateway: gateway.id, device: deviceId },
    reason: null,
  };
}

/** Whether the device or only its file was revoked, the restored portal cannot know: IT looks at it before it goes on. */
async function suspendForgottenDevice(
  records: TenantRecords,
  device: Device | null,
  now: Date,
): Promise<void> {
  if (device?.state !== 'active') return;
  const { state, event } = suspendForgotten(device);
  await records.devices.update(state, device.state);
  await records.audit.append(event, now);
}
