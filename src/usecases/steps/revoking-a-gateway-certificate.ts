// The step that puts a gateway's server certificate on the list: the gateway leaves, or a new host takes its place.
import type { GatewayId } from '../../domain/ids';
import type { RevocationReason } from '../../domain/revocation-list';
import type { Ports, TenantRecords } from '../ports';

type Means = { readonly records: TenantRecords; readonly pki: Ports['pki'] };
type Why = { readonly reason: RevocationReason; readonly now: Date };

/** Nothing where it has none yet. What its own agent renews is not listed: the host may go on with it for a moment. */
export async function revokeGatewayCertificate(
  { records, pki }: Means,
  id: GatewayId,
  { reason, now }: Why,
): Promise<void> {
  const held = await records.gateways.openvpnCertificate(id);
  if (held === null) return;
  const { serial, notAfter } = pki.readCertificate(held.openvpnCertificatePem);
  await records.revocationLists.revoke(held.authorityId, [{ serial, notAfter, revokedAt: now, reason }]);
}
