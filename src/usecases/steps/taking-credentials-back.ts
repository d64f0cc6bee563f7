// The steps that all taking and giving back have in common: store the credentials, number the orders, free addresses.
import { takeBack, type Credential, type CredentialsAndOrders } from '../../domain/credential';
import type { GatewayOrderKind } from '../../domain/gateway-order';
import type { GatewayId } from '../../domain/ids';
import type { TenantRecords } from '../ports';

/** Returns the gateways to wake once the transaction stands. */
export async function takeCredentialsBack(
  records: TenantRecords,
  credentials: readonly Credential[],
  kind: Exclude<GatewayOrderKind, 'set'>,
  now: Date,
): Promise<readonly GatewayId[]> {
  const before = new Map(credentials.map((credential) => [credential.id, credential.state]));
  const taken = takeBack(credentials, kind);
  for (const credential of taken.credentials) {
    await records.credentials.update(credential, before.get(credential.id) ?? credential.state);
    if (credential.state !== 'suspended') await records.addresses.release(credential.id, now);
  }
  return records.gateways.order(taken.orders, now);
}

export async function giveCredentialsBack(
  records: TenantRecords,
  given: CredentialsAndOrders,
  now: Date,
): Promise<readonly GatewayId[]> {
  for (const credential of given.credentials) await records.credentials.update(credential, 'suspended');
  return records.gateways.order(given.orders, now);
}
