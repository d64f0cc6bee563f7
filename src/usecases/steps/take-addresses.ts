// Addresses for a new credential, one of each family that the group's pools for its protocol offer.
import { addressAt } from '../../domain/address-pool';
import { Refusal } from '../../domain/errors';
import type { CredentialId, GatewayGroupId } from '../../domain/ids';
import type { VpnProtocol } from '../../domain/access-profile';
import type { AddressPool } from '../../domain/gateway';
import type { TenantRecords } from '../ports';

/** A freed address rests a week, so that what still knows it does not meet somebody else. */
const restMs = 7 * 86_400_000;

export type Addresses = { readonly address4: string; readonly address6: string | null };

export async function takeAddresses(
  records: TenantRecords,
  group: GatewayGroupId,
  credential: { readonly id: CredentialId; readonly protocol: VpnProtocol },
  now: Date,
): Promise<Addresses> {
  const pools = await records.addresses.pools(group, credential.protocol);
  const address4 = await takeFrom(records, pools.filter(({ family }) => family === 4), credential.id, now);
  const address6 = await takeFrom(records, pools.filter(({ family }) => family === 6), credential.id, now);
  if (address4 === null) throw new Refusal('unavailable', 'no-address-pool');
  return { address4, address6 };
}

/** Null when there is no pool of the family; refused when there are some and all are exhausted. */
async function takeFrom(
  records: TenantRecords,
  pools: readonly AddressPool[],
  credential: CredentialId,
  now: Date,
): Promise<string | null> {
  for (const pool of pools) {
    const offset = await records.addresses.take(pool.id, credential, new Date(now.getTime() - restMs));
    if (offset !== null) return addressAt(pool.cidr, offset);
  }
  if (pools.length > 0) throw new Refusal('exhausted', 'no-address-left');
  return null;
}
