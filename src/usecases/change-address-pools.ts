// An IT admin gives a gateway group more addresses for devices; its gateways are told in the same transaction.
import type { Actor } from '../domain/actor';
import { addPool, growPool, type PoolSurroundings, type WantedPool } from '../domain/address-pool-change';
import { Refusal } from '../domain/errors';
import type { AddressPool } from '../domain/gateway';
import { addressPoolId, type AddressPoolId, type GatewayGroupId } from '../domain/ids';
import type { Ports, TenantRecords } from './ports';
import { gatewayGroup } from './steps/gateway-group';
import { poolSurroundings } from './steps/pool-surroundings';
import { tellSettings } from './steps/telling-settings';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids' | 'wakeups'>;

/** A form sent twice: the second finds the network taken. */
export async function addAddressPool(
  { ids, ...ports }: Needs,
  actor: Actor,
  { groupId, ...wanted }: WantedPool & { readonly groupId: GatewayGroupId },
): Promise<AddressPool> {
  return changed(ports, actor, groupId, async (records, around) => {
    const { pool, event } = addPool(wanted, addressPoolId(ids.uuid()), around);
    await records.addresses.insertPool(pool);
    return { pool, event };
  });
}

export type Growth = {
  readonly groupId: GatewayGroupId;
  readonly poolId: AddressPoolId;
  readonly network: string;
};

/** Grown twice at once: the second is told, unless it wants the same. */
export async function growAddressPool(
  ports: Omit<Needs, 'ids'>,
  actor: Actor,
  { groupId, poolId, network }: Growth,
): Promise<AddressPool> {
  return changed(ports, actor, groupId, async (records, around) => {
    const pool = around.pools.find(({ id, gatewayGroupId }) => id === poolId && gatewayGroupId === groupId);
    if (pool === undefined) throw new Refusal('not-found', 'no-such-address-pool');
    const grown = growPool(pool, network, around);
    if (grown === null) return { pool, event: null };
    await records.addresses.growPool(grown.pool, pool.cidr);
    return grown;
  });
}

type Change = { readonly pool: AddressPool; readonly event: ReturnType<typeof addPool>['event'] | null };

async function changed(
  { store, clock, wakeups }: Omit<Needs, 'ids'>,
  actor: Actor,
  groupId: GatewayGroupId,
  change: (records: TenantRecords, around: PoolSurroundings) => Promise<Change>,
): Promise<AddressPool> {
  const now = clock();
  const { pool, woken } = await store.forTenant(actor.tenantId).transaction(async (records) => {
    // Networks must not meet: whoever chooses one elsewhere in the municipality waits here.
    await records.tenant.getHeld();
    const group = await gatewayGroup(records, groupId);
    const done = await change(records, await poolSurroundings(records, actor, group));
    if (done.event === null) return { pool: done.pool, woken: [] };
    await records.audit.append(done.event, now);
    const told = await tellSettings(records, await records.gateways.ofGroup(groupId));
    return { pool: done.pool, woken: told };
  });
  wakeups.notify(woken);
  return pool;
}
