// The server certificate of a gateway: at enrolment, and again before it ends.
import { certificateProfiles, validity } from '../../domain/certificate-profile';
import { Refusal } from '../../domain/errors';
import type { GatewayId } from '../../domain/ids';
import type { TenantStore } from '../ports';
import type { Pki } from '../ports-of-things';

export type GatewayCertificate = { readonly openvpnCertificatePem: string; readonly certificateEndsAt: Date };

/** 90 days, for the group's server name only, whatever name the request carries. */
export async function issueGatewayCertificate(
  pki: Pki,
  store: TenantStore,
  asked: { readonly gatewayId: GatewayId; readonly csr: string; readonly now: Date },
): Promise<GatewayCertificate> {
  const gateway = await store.gateways.find(asked.gatewayId);
  const group = gateway === null ? null : await store.groups.find(gateway.gatewayGroupId);
  if (group === null) throw new Refusal('not-found', 'no-such-gateway');
  const { id } = await store.authorities.issuing('server-ca');
  const ca = await store.authorities.toSign(id);
  const issued = await pki.issueServerCertificate({
    authority: pki.authorityFromPem(ca.certificatePem, ca.privateKeyPem),
    publicKey: pki.readCertificateRequest(asked.csr).publicKey,
    dnsName: group.serverName,
    serial: pki.newSerial(),
    ...validity(certificateProfiles.serverLeaf, asked.now, ca.notAfter),
  });
  return { openvpnCertificatePem: issued.certificatePem, certificateEndsAt: issued.notAfter };
}
