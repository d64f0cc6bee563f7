// The steps that all taking and giving back have in common: store the credentials, number the orders, free addresses.
import { takeBack, type Credential, type CredentialsAndOrders } from '../../domain/credential';
import type { GatewayOrderKind } from '../../domain/gateway-order';
import type { GatewayId } from '../../domain/ids';
import type { TenantRecords } from '../ports';

/**
 * Returns the gateways to wake once the transaction stands. Credentials before pools before gateways: acts that meet wait
 * for each other, but not in a circle.
 */
export async function takeCredentialsBack(
  records: TenantRecords,
  credentials: readonly Credential[],
  { kind, now }: { readonly kind: Exclude<GatewayOrderKind, 'set' | 'reduction'>; readonly now: Date },
): Promise<readonly GatewayId[]> {
  const before = new Map(credentials.map((credential) => [credential.id, credential.state]));
  const taken = takeBack(credentials, kind, now);
  await records.credentials.updateAll(
    taken.credentials.map((credential) => ({
      credential,
      from: before.get(credential.id) ?? credential.state,
    })),
  );
  const gone = taken.credentials.filter(({ state }) => state !== 'suspended');
  await records.addresses.releaseAll(
    gone.map(({ id }) => id),
    now,
  );
  return records.gateways.order(taken.orders, now);
}

export async function giveCredentialsBack(
  records: TenantRecords,
  given: CredentialsAndOrders,
  now: Date,
): Promise<readonly GatewayId[]> {
  await records.credentials.updateAll(
    given.credentials.map((credential) => ({ credential, from: 'suspended' })),
  );
  return records.gateways.order(given.orders, now);
}
