// What a gateway reports by itself: who has connected for the first time, what it holds revoked, a certificate near its end.
import type { AuditEvent } from '../domain/audit-event';
import type { Credential, CredentialState } from '../domain/credential';
import { suspendForgotten } from '../domain/device';
import { Refusal } from '../domain/errors';
import type { Gateway } from '../domain/gateway';
import type { GatewayReport, ReportedTombstone } from '../domain/gateway-protocol';
import { credentialId, type GatewayId } from '../domain/ids';
import { sealAnswer, type AskingGateway } from './steps/gateway-answer';
import { issueGatewayCertificate } from './steps/issue-gateway-certificate';
import type { Ports, TenantRecords } from './ports';
import { takeCredentialsBack } from './steps/taking-credentials-back';

type ReportPorts = Pick<Ports, 'store' | 'clock' | 'pki' | 'ids' | 'wakeups'>;

/** A new certificate is signed first: when that fails, nothing of the report is taken and the agent sends it again. */
export async function takeGatewayReport(
  ports: ReportPorts,
  asking: AskingGateway,
  report: GatewayReport,
): Promise<string> {
  const now = ports.clock();
  const { tenantId, gatewayId } = asking;
  const store = ports.store.forTenant(tenantId);
  const renewed =
    report.openvpnCsr === null
      ? null
      : await issueGatewayCertificate(ports.pki, store, { gatewayId, csr: report.openvpnCsr, now });
  const { acknowledged, woken } = await store.transaction(async (records) => {
    const gateway = await records.gateways.find(gatewayId);
    if (gateway === null) throw new Refusal('unauthenticated', 'unknown-gateway');
    await records.gateways.heard(gatewayId, now, report.agentVersion);
    await records.credentials.markConnected(gateway.gatewayGroupId, report.firstConnected.map(credentialId));
    if (renewed !== null) {
      await records.gateways.renewCertificate(
        gatewayId,
        renewed.openvpnCertificatePem,
        renewed.certificateEndsAt,
      );
      await records.gateways.orderSettings([gatewayId]);
    }
    const others = await relearn(records, { gateway, now }, report.tombstones);
    return { acknowledged: gateway.acknowledged, woken: renewed === null ? others : [gatewayId, ...others] };
  });
  ports.wakeups.notify(woken);
  return sealAnswer(ports, ['{"ok":true}'], { asking, from: acknowledged, to: acknowledged });
}

/** What a restored portal may still believe in. */
const livingStates: readonly CredentialState[] = ['pending', 'active', 'suspended'];

/**
 * After a restore the portal may believe in credentials that were revoked since: gateways remember, and it learns. Only
 * about its own group, and only with the key that the portal knows: a gateway cannot take back what it never held.
 */
async function relearn(
  records: TenantRecords,
  { gateway, now }: { readonly gateway: Gateway; readonly now: Date },
  tombstones: readonly ReportedTombstone[],
): Promise<readonly GatewayId[]> {
  const forgotten: Credential[] = [];
  for (const tombstone of tombstones) {
    const credential = await records.credentials.find(credentialId(tombstone.credential));
    const key = tombstone.kind === 'peer' ? credential?.publicKey : credential?.serial;
    if (credential === null || key !== tombstone.key || !livingStates.includes(credential.state)) continue;
    if (credential.gatewayGroupId !== gateway.gatewayGroupId) continue;
    if (forgotten.some(({ id }) => id === credential.id)) continue;
    forgotten.push(credential);
    await suspendDeviceOf(records, credential, now);
    await records.audit.append(reportedEvent(gateway, credential), now);
  }
  return takeCredentialsBack(records, forgotten, 'revocation', now);
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
async function suspendDeviceOf(records: TenantRecords, { deviceId }: Credential, now: Date): Promise<void> {
  const device = await records.devices.find(deviceId);
  if (device?.state !== 'active') return;
  const { state, event } = suspendForgotten(device);
  await records.devices.update(state, device.state);
  await records.audit.append(event, now);
}
