// The token with which a gateway's host enrols: shown once, kept as a hash, good for a quarter of an hour.
import { enrolmentTokenMs, type Gateway } from '../../domain/gateway';
import type { TenantRecords } from '../ports';
import type { Ids } from '../ports-of-things';

export type GatewayWithToken = { readonly gateway: Gateway; readonly token: string };

export async function giveEnrolmentToken(
  records: TenantRecords,
  ids: Ids,
  given: { readonly gateway: Gateway; readonly now: Date },
): Promise<GatewayWithToken> {
  const token = ids.token();
  const expiresAt = new Date(given.now.getTime() + enrolmentTokenMs);
  await records.gateways.setEnrolmentToken(given.gateway.id, ids.hash(token), expiresAt);
  return { gateway: given.gateway, token };
}
