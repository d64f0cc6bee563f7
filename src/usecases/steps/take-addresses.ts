// Addresses for a new credential, one of each family that the group's pools for its protocol offer.
import { addressAt, restedBefore } from '../../domain/address-pool';
import { Refusal } from '../../domain/errors';
import { maxPeersOfInterface } from '../../domain/gateway-limits';
import type { CredentialId, GatewayGroupId } from '../../domain/ids';
import type { VpnProtocol } from '../../domain/access-profile';
import type { AddressPool } from '../../domain/gateway';
import type { TenantRecords } from '../ports';

/** For which credential, when. */
type Taking = { readonly id: CredentialId; readonly now: Date };

export type Addresses = { readonly address4: string; readonly address6: string | null };

export async function takeAddresses(
  records: TenantRecords,
  group: GatewayGroupId,
  taking: Taking & { readonly protocol: VpnProtocol },
): Promise<Addresses> {
  const pools = await records.addresses.pools(group, taking.protocol);
  const ofFamily = (family: 4 | 6) => pools.filter((pool) => pool.family === family);
  const address4 = await takeFrom(records, ofFamily(4), taking);
  const address6 = await takeFrom(records, ofFamily(6), taking);
  if (taking.protocol === 'wireguard') await requirePlaceOnInterface(records, group);
  if (address4 === null) throw new Refusal('unavailable', 'no-address-pool');
  return { address4, address6 };
}

/** Counted with the new one; whoever takes an address of the same pool waits until this transaction has ended. */
async function requirePlaceOnInterface(records: TenantRecords, group: GatewayGroupId): Promise<void> {
  const count = await records.addresses.countInUse(group, 'wireguard');
  if (count > maxPeersOfInterface) throw new Refusal('exhausted', 'too-many-peers');
}

/** Null when there is no pool of the family; refused when there are some and all are exhausted. */
async function takeFrom(
  records: TenantRecords,
  pools: readonly AddressPool[],
  { id, now }: Taking,
): Promise<string | null> {
  for (const pool of pools) {
    const offset = await records.addresses.take(pool.id, id, restedBefore(now));
    if (offset !== null) return addressAt(pool.cidr, offset);
  }
  if (pools.length > 0) throw new Refusal('exhausted', 'no-address-left');
  return null;
}
