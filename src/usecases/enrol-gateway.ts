// An agent introduces itself with its one-time token and gets its server certificate and its place in the change log.
import { certificateProfiles, validity } from '../domain/certificate-profile';
import { Refusal } from '../domain/errors';
import { gatewayEvent } from '../domain/gateway';
import type { Enrolment, EnrolmentAnswer } from '../domain/gateway-protocol';
import type { GatewayId } from '../domain/ids';
import { sealAnswer } from './gateway-answer';
import type { Ports, TenantStore } from './ports';
import type { Pki } from './ports-of-things';

type EnrolPorts = Pick<Ports, 'store' | 'clock' | 'ids' | 'pki'>;

/** The certificate is signed before the token is used up: a crash in between costs a signature, not the token. */
export async function enrolGateway(ports: EnrolPorts, enrolment: Enrolment, nonce: string): Promise<string> {
  const { store, clock, ids, pki } = ports;
  const now = clock();
  const tokenHash = ids.hash(enrolment.token);
  const found = await store.installation.findEnrolment(tokenHash, now);
  if (found === null) throw new Refusal('gone', 'token-used');
  const tenantStore = store.forTenant(found.tenantId);
  const certificate = await issueGatewayCertificate(
    pki,
    tenantStore,
    found.gatewayId,
    enrolment.openvpnCsr,
    now,
  );
  const gateway = await tenantStore.transaction(async (records) => {
    await records.gateways.enrol(found.gatewayId, tokenHash, { ...enrolment, ...certificate }, now);
    await records.gateways.orderSettings([found.gatewayId]);
    const enrolled = await records.gateways.find(found.gatewayId);
    if (enrolled === null) throw new Refusal('not-found', 'no-such-gateway');
    await records.audit.append(gatewayEvent(enrolled, 'gateway.enrolled', null), now);
    return enrolled;
  });
  const answer: EnrolmentAnswer = {
    gateway: gateway.id,
    name: gateway.name,
    epoch: await store.installation.epoch(),
    portalTime: now.toISOString(),
  };
  const { acknowledged } = gateway;
  return sealAnswer(
    ports,
    [JSON.stringify(answer)],
    { gatewayId: gateway.id, nonce },
    { from: acknowledged, to: acknowledged },
  );
}

/** 90 days, for the group's server name only, whatever name the request carries. */
export async function issueGatewayCertificate(
  pki: Pki,
  store: TenantStore,
  id: GatewayId,
  csr: string,
  now: Date,
): Promise<{ readonly openvpnCertificatePem: string; readonly certificateEndsAt: Date }> {
  const gateway = await store.gateways.find(id);
  const group = gateway === null ? null : await store.groups.find(gateway.gatewayGroupId);
  if (group === null) throw new Refusal('not-found', 'no-such-gateway');
  const ca = await store.authorities.get('server-ca');
  const issued = await pki.issueServerCertificate({
    authority: pki.authorityFromPem(ca.certificatePem, ca.privateKeyPem),
    publicKey: pki.readCertificateRequest(csr).publicKey,
    dnsName: group.serverName,
    serial: pki.newSerial(),
    ...validity(certificateProfiles.serverLeaf, now, ca.notAfter),
  });
  return { openvpnCertificatePem: issued.certificatePem, certificateEndsAt: issued.notAfter };
}
