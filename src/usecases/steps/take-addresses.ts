// Addresses for new credentials, one of each family that the group's pools for their protocols offer.
import { addressAt, restedBefore } from '../../domain/address-pool';
import { Refusal } from '../../domain/errors';
import { maxPeersOfInterface } from '../../domain/gateway-limits';
import type { AddressPoolId, CredentialId, GatewayGroupId } from '../../domain/ids';
import type { VpnProtocol } from '../../domain/access-profile';
import type { AddressPool } from '../../domain/gateway';
import type { TenantRecords } from '../ports';

type Taker = { readonly id: CredentialId; readonly protocol: VpnProtocol };

export type Addresses = { readonly address4: string; readonly address6: string | null };

/** At most one taker for each protocol. Places that nobody had before are taken for all of them at once. */
export async function takeAddresses(
  records: TenantRecords,
  group: GatewayGroupId,
  { takers, now }: { readonly takers: readonly Taker[]; readonly now: Date },
): Promise<readonly Addresses[]> {
  const protocols = takers.map(({ protocol }) => protocol);
  const wanted = wantedBy(takers, await records.addresses.pools(group, protocols));
  const firsts = wanted.flatMap(({ id, v4, v6 }) =>
    [...v4.slice(0, 1), ...v6.slice(0, 1)].map((pool) => ({ pool: pool.id, credential: id })),
  );
  const unused = await records.addresses.takeUnused(firsts);
  const taken: Addresses[] = [];
  for (const { id, v4, v6 } of wanted) {
    const address4 = await takeFrom(records, v4, { id, unused, now });
    const address6 = await takeFrom(records, v6, { id, unused, now });
    if (address4 === null) throw new Refusal('unavailable', 'no-address-pool');
    taken.push({ address4, address6 });
  }
  if (protocols.includes('wireguard')) await requirePlaceOnInterface(records, group);
  return taken;
}

function wantedBy(takers: readonly Taker[], pools: readonly AddressPool[]) {
  return takers.map(({ id, protocol }) => {
    const mine = pools.filter((pool) => pool.protocol === protocol);
    const ofFamily = (family: 4 | 6) => mine.filter((pool) => pool.family === family);
    return { id, v4: ofFamily(4), v6: ofFamily(6) };
  });
}

/** Counted with the new one; whoever takes an address of the same pool waits until this transaction has ended. */
async function requirePlaceOnInterface(records: TenantRecords, group: GatewayGroupId): Promise<void> {
  const count = await records.addresses.countInUse(group, 'wireguard');
  if (count > maxPeersOfInterface) throw new Refusal('exhausted', 'too-many-peers');
}

type Taking = {
  readonly id: CredentialId;
  /** By pool. */
  readonly unused: ReadonlyMap<AddressPoolId, number>;
  readonly now: Date;
};

/** Null when there is no pool of the family; refused when there are some and all are exhausted. */
async function takeFrom(
  records: TenantRecords,
  pools: readonly AddressPool[],
  { id, unused, now }: Taking,
): Promise<string | null> {
  for (const pool of pools) {
    const offset = unused.get(pool.id) ?? (await records.addresses.take(pool.id, id, restedBefore(now)));
    if (offset !== null) return addressAt(pool.cidr, offset);
  }
  if (pools.length > 0) throw new Refusal('exhausted', 'no-address-left');
  return null;
}
