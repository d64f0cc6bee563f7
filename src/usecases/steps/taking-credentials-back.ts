// The steps that all taking and giving back have in common: store the credentials, number the orders, free addresses.
import { takeBack, type Credential, type CredentialsAndOrders } from '../../domain/credential';
import type { GatewayOrderKind } from '../../domain/gateway-order';
import type { GatewayId } from '../../domain/ids';
import type { TenantRecords } from '../ports';

/**
 * Returns the gateways to wake once the transaction stands. Pools before gateways, and always in the same order: acts
 * that meet wait for each other, but not in a circle.
 */
export async function takeCredentialsBack(
  records: TenantRecords,
  credentials: readonly Credential[],
  { kind, now }: { readonly kind: Exclude<GatewayOrderKind, 'set' | 'reduction'>; readonly now: Date },
): Promise<readonly GatewayId[]> {
  const before = new Map(credentials.map((credential) => [credential.id, credential.state]));
  const taken = takeBack(credentials, kind, now);
  for (const credential of taken.credentials.toSorted(byProtocol)) {
    await records.credentials.update(credential, before.get(credential.id) ?? credential.state);
    if (credential.state !== 'suspended') await records.addresses.release(credential.id, now);
  }
  return records.gateways.order(taken.orders, now);
}

function byProtocol(a: Credential, b: Credential): number {
  return a.protocol.localeCompare(b.protocol) || a.id.localeCompare(b.id);
}

export async function giveCredentialsBack(
  records: TenantRecords,
  given: CredentialsAndOrders,
  now: Date,
): Promise<readonly GatewayId[]> {
  for (const credential of given.credentials) await records.credentials.update(credential, 'suspended');
  return records.gateways.order(given.orders, now);
}
