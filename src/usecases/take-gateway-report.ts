// What a gateway reports by itself: who has connected for the first time, what it holds revoked, a certificate near its end.
import type { Credential } from '../domain/credential';
import { suspendForgotten } from '../domain/device';
import type { GatewayReport, ReportedTombstone } from '../domain/gateway-protocol';
import { credentialId, type GatewayId } from '../domain/ids';
import { sealAnswer } from './gateway-answer';
import { issueGatewayCertificate } from './enrol-gateway';
import type { Ports, TenantRecords } from './ports';
import type { GatewayIdentity } from './ports-of-the-installation';
import { takeCredentialsBack } from './taking-credentials-back';

type ReportPorts = Pick<Ports, 'store' | 'clock' | 'pki' | 'ids' | 'wakeups'>;

export async function takeGatewayReport(
  ports: ReportPorts,
  { tenantId, gatewayId }: GatewayIdentity,
  report: GatewayReport,
  nonce: string,
): Promise<string> {
  const now = ports.clock();
  const store = ports.store.forTenant(tenantId);
  const woken = await store.transaction(async (records) => {
    const gateway = await records.gateways.find(gatewayId);
    if (gateway === null) return [];
    await records.gateways.heard(gatewayId, now, report.agentVersion);
    await records.credentials.markConnected(gateway.gatewayGroupId, report.firstConnected.map(credentialId));
    return relearn(records, gatewayId, report.tombstones, now);
  });
  ports.wakeups.notify(woken);
  if (report.openvpnCsr !== null) await renewCertificate(ports, { tenantId, gatewayId }, report.openvpnCsr, now);
  return sealAnswer(ports, ['{"ok":true}'], { gatewayId, nonce }, { from: 0, to: 0 });
}

/** After a restore the portal may believe in credentials that were revoked since: gateways remember, and it learns. */
async function relearn(
  records: TenantRecords,
  reporter: GatewayId,
  tombstones: readonly ReportedTombstone[],
  now: Date,
): Promise<readonly GatewayId[]> {
  const forgotten: Credential[] = [];
  for (const tombstone of tombstones) {
    const credential = await records.credentials.find(credentialId(tombstone.credential));
    const key = tombstone.kind === 'peer' ? credential?.publicKey : credential?.serial;
    if (credential === null || key !== tombstone.key || credential.state === 'revoked') continue;
    forgotten.push(credential);
    await suspendDeviceOf(records, credential, now);
    await records.audit.append(
      {
        action: 'gateway.reported-revocation',
        actor: null,
        subject: null,
        object: { kind: 'credential', id: credential.id },
        data: { gateway: reporter, device: credential.deviceId },
        reason: null,
      },
      now,
    );
  }
  return takeCredentialsBack(records, forgotten, 'revocation', now);
}

/** Whether the device or only its file was revoked, the restored portal cannot know: IT looks at it before it goes on. */
async function suspendDeviceOf(records: TenantRecords, { deviceId }: Credential, now: Date): Promise<void> {
  const device = await records.devices.find(deviceId);
  if (device?.state !== 'active') return;
  const { state, event } = suspendForgotten(device);
  await records.devices.update(state, device.state);
  await records.audit.append(event, now);
}

async function renewCertificate(ports: ReportPorts, { tenantId, gatewayId }: Pick<GatewayIdentity, 'tenantId' | 'gatewayId'>, csr: string, now: Date): Promise<void> {
  const store = ports.store.forTenant(tenantId);
  const { openvpnCertificatePem, certificateEndsAt } = await issueGatewayCertificate(ports.pki, store, gatewayId, csr, now);
  await store.transaction(async (records) => {
    await records.gateways.renewCertificate(gatewayId, openvpnCertificatePem, certificateEndsAt);
    await records.gateways.orderSettings([gatewayId]);
  });
  ports.wakeups.notify([gatewayId]);
}
