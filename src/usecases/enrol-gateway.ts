// An agent introduces itself with its one-time token and gets its server certificate and its place in the change log.
import { Refusal } from '../domain/errors';
import { gatewayEvent, isCopied } from '../domain/gateway';
import type { Enrolment, EnrolmentAnswer } from '../domain/gateway-protocol';
import { sealAnswer } from './steps/gateway-answer';
import type { Ports } from './ports';
import { issueGatewayCertificate } from './steps/issue-gateway-certificate';
import { revokeGatewayCertificate } from './steps/revoking-a-gateway-certificate';

type EnrolPorts = Pick<Ports, 'store' | 'clock' | 'ids' | 'pki'>;

/** The certificate is signed before the token is used up: a crash in between costs a signature, not the token. */
export async function enrolGateway(ports: EnrolPorts, enrolment: Enrolment, nonce: string): Promise<string> {
  const { store, clock, ids, pki } = ports;
  const now = clock();
  const tokenHash = ids.hash(enrolment.token);
  const found = await store.installation.findEnrolment(tokenHash, now);
  if (found === null) throw new Refusal('gone', 'token-used');
  const tenantStore = store.forTenant(found.tenantId);
  const asked = { gatewayId: found.gatewayId, csr: enrolment.openvpnCsr, now };
  const certificate = await issueGatewayCertificate(pki, tenantStore, asked);
  const gateway = await tenantStore.transaction(async (records) => {
    const keys = { ...enrolment, ...certificate };
    const before = await records.gateways.find(found.gatewayId);
    await revokeGatewayCertificate({ records, pki }, found.gatewayId, { reason: 'superseded', now });
    await records.gateways.enrol(found.gatewayId, { tokenHash, keys, now });
    await records.serverCertificates.settle(found.gatewayId, certificate.serial);
    await records.gateways.orderSettings([found.gatewayId]);
    const enrolled = await records.gateways.find(found.gatewayId);
    if (enrolled === null) throw new Refusal('not-found', 'no-such-gateway');
    await records.audit.append(gatewayEvent(enrolled, 'gateway.enrolled', null), now);
    // The key that two had is worth nothing any more.
    if (before !== null && isCopied(before))
      await records.audit.append(gatewayEvent(enrolled, 'gateway.copy-ended', null), now);
    return enrolled;
  });
  const answer: EnrolmentAnswer = {
    gateway: gateway.id,
    name: gateway.name,
    epoch: await store.installation.epoch(),
    portalTime: now.toISOString(),
  };
  const { acknowledged } = gateway;
  return sealAnswer(ports, [JSON.stringify(answer)], {
    asking: { gatewayId: gateway.id, nonce },
    from: acknowledged,
    to: acknowledged,
  });
}
