// The server certificate of a gateway, at enrolment and again before it ends: intention stored, then signed.
import { certificateProfiles, validity } from '../../domain/certificate-profile';
import { Refusal } from '../../domain/errors';
import type { GatewayId } from '../../domain/ids';
import type { TenantRecords, TenantStore } from '../ports';
import type { ServerCertificate } from '../ports-of-authorities';
import type { GatewayCertificate } from '../ports-of-gateways';
import type { CertificateRequest, Pki } from '../ports-of-things';

type Asked = { readonly gatewayId: GatewayId; readonly csr: string; readonly now: Date };

/**
 * 90 days, for the group's server name only, whatever name the request carries. The caller stores the result and settles
 * the record; what a crash leaves `intended` was perhaps signed, and is superseded by the next one.
 */
export async function issueGatewayCertificate(
  pki: Pki,
  store: TenantStore,
  asked: Asked,
): Promise<GatewayCertificate & { readonly serial: string }> {
  const request = pki.readCertificateRequest(asked.csr);
  const { dnsName, certificate } = await store.transaction((records) =>
    intend(pki, records, { ...asked, request }),
  );
  const { authorityId, serial, notBefore, notAfter } = certificate;
  const ca = await store.authorities.toSign(authorityId);
  const issued = await pki.issueServerCertificate({
    authority: pki.authorityOf(ca.certificatePem, ca.key),
    publicKey: request.publicKey,
    dnsName,
    serial,
    notBefore,
    notAfter,
  });
  return {
    openvpnCertificatePem: issued.certificatePem,
    certificateEndsAt: issued.notAfter,
    authorityId,
    serial,
  };
}

type Intention = Asked & { readonly request: CertificateRequest };

async function intend(pki: Pki, records: TenantRecords, { gatewayId, request, now }: Intention) {
  const gateway = await records.gateways.find(gatewayId);
  const group = gateway === null ? null : await records.groups.find(gateway.gatewayGroupId);
  if (group === null) throw new Refusal('not-found', 'no-such-gateway');
  const ca = await records.authorities.issuing('server-ca');
  const certificate: ServerCertificate = {
    serial: pki.newSerial(),
    gatewayId,
    authorityId: ca.id,
    keyAlgorithm: request.curve,
    keyHash: request.keyHash,
    ...validity(certificateProfiles.serverLeaf, now, ca.notAfter),
    state: 'intended',
    createdAt: now,
  };
  await records.serverCertificates.insert(certificate);
  return { dnsName: group.serverName, certificate };
}
