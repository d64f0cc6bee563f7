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
  const pem = await records.gateways.openvpnCertificate(id);
  if (pem === null) return;
  const { serial, notAfter } = pki.readCertificate(pem);
  const { id: authority } = await records.authorities.issuing('server-ca');
  await records.revocationLists.revoke(authority, { serial, notAfter, revokedAt: now, reason });
}
