// Address pools: hands out places by counting up, later those that have rested; every step costs the same.
import type { VpnProtocol } from '../../domain/access-profile';
import { restedBefore } from '../../domain/address-pool';
import type { AddressPool } from '../../domain/gateway';
import type { Cidr } from '../../domain/config-fields';
import { addressPoolId, gatewayGroupId, type AddressPoolId, type CredentialId } from '../../domain/ids';
import type { AddressRecords, WantedPlace } from '../../usecases/ports-of-accesses';
import { addRow, addRows, changeRow, piecesOf, rowsHeld, rowsOf, type Scope } from './scope';

type PoolRow = {
  readonly id: string;
  readonly gateway_group_id: string;
  readonly protocol: VpnProtocol;
  readonly family: 4 | 6;
  readonly cidr: Cidr;
  readonly capacity: number;
  readonly in_use: number;
};

type CountedRow = PoolRow & { readonly resting: number | string };

const columns = [
  'id',
  'gateway_group_id',
  'protocol',
  'family',
  'cidr',
  'capacity',
  'in_use',
] as const satisfies readonly (keyof PoolRow)[];

export function addressRecords(scope: Scope): AddressRecords {
  const pools = () =>
    rowsOf(scope, 'address_pools')
      .orderBy(['family', 'id'])
      .select<CountedRow[]>([...columns, restingIn(scope)]);
  const poolsOf = (rows: readonly CountedRow[]) => rows.map((row) => poolOf(scope, row));
  return {
    pools: async (group, protocols) =>
      poolsOf(await pools().where('gateway_group_id', group).whereIn('protocol', protocols)),
    allPools: async () => poolsOf(await pools()),
    insertPool: (pool) => insertPool(scope, pool),
    growPool: ({ id, cidr, capacity }, from) =>
      changeRow(rowsOf(scope, 'address_pools').where({ id, cidr: from }), { cidr, capacity }),
    take: (pool, credential, restedBefore) =>
      scope.atomically(
        async (inside) =>
          (await takeUnused(inside, [{ pool, credential }])).get(pool) ??
          (await takeRested(inside, pool, { credential, restedBefore })),
      ),
    takeUnused: (wanted) => scope.atomically((inside) => takeUnused(inside, wanted)),
    countInUse: async (group, protocol) => {
      const ofGroup = rowsOf(scope, 'address_pools').where({ gateway_group_id: group, protocol, family: 4 });
      const places: readonly number[] = await ofGroup.pluck('in_use');
      return places.reduce((sum, inUse) => sum + inUse, 0);
    },
    releaseAll: (credentials, now) => scope.atomically((inside) => releaseAll(inside, credentials, now)),
  };
}

async function insertPool(scope: Scope, pool: AddressPool): Promise<void> {
  await addRow(scope, 'address_pools', {
    id: pool.id,
    gateway_group_id: pool.gatewayGroupId,
    protocol: pool.protocol,
    family: pool.family,
    cidr: pool.cidr,
    capacity: pool.capacity,
    in_use: 0,
    next_place: 0,
  });
}

/**
 * The pools' rows make concurrent callers wait for each other, so that no two get the same place; in one order, or two
 * could wait in a circle.
 */
async function takeUnused(
  scope: Scope,
  wanted: readonly WantedPlace[],
): Promise<ReadonlyMap<AddressPoolId, number>> {
  const pools = rowsHeld(scope, 'address_pools')
    .whereIn(
      'id',
      wanted.map(({ pool }) => pool),
    )
    .orderBy(['protocol', 'family', 'id'])
    .select('id');
  const counted: readonly { readonly id: AddressPoolId; readonly next_place: number }[] = await rowsOf(
    scope,
    'address_pools',
  )
    .whereIn('id', pools)
    .whereRaw('next_place < capacity')
    .update({ next_place: scope.db.raw('next_place + 1'), in_use: scope.db.raw('in_use + 1') })
    .returning(['id', 'next_place']);
  const places = new Map(counted.map((row) => [row.id, row.next_place - 1]));
  const taken = wanted.flatMap(({ pool, credential }) => {
    const place = places.get(pool);
    return place === undefined ? [] : [{ pool_id: pool, place, credential_id: credential, freed_at: null }];
  });
  await addRows(scope, 'addresses', taken);
  return places;
}

type Rested = { readonly credential: CredentialId; readonly restedBefore: Date };

async function takeRested(scope: Scope, pool: AddressPoolId, { credential, restedBefore }: Rested) {
  const places = () => rowsOf(scope, 'addresses').where('pool_id', pool);
  await countInUse(scope, pool, 1);
  const rested = await places()
    .where('freed_at', '<=', restedBefore.toISOString())
    .orderBy(['freed_at', 'place'])
    .first<{ readonly place: number } | undefined>('place');
  if (rested === undefined) {
    await countInUse(scope, pool, -1);
    return null;
  }
  await places().where('place', rested.place).update({ credential_id: credential, freed_at: null });
  return rested.place;
}

async function releaseAll(scope: Scope, credentials: readonly CredentialId[], now: Date): Promise<void> {
  const freed = new Map<AddressPoolId, number>();
  for (const some of piecesOf(credentials)) {
    const rows: readonly { readonly pool_id: AddressPoolId }[] = await rowsOf(scope, 'addresses')
      .whereIn('credential_id', some)
      .update({ credential_id: null, freed_at: now.toISOString() })
      .returning('pool_id');
    for (const { pool_id: pool } of rows) freed.set(pool, (freed.get(pool) ?? 0) + 1);
  }
  // In the order in which they are taken, or two transactions could wait for each other.
  const pools = await rowsOf(scope, 'address_pools')
    .whereIn('id', [...freed.keys()])
    .orderBy(['protocol', 'family', 'id'])
    .pluck<AddressPoolId[]>('id');
  for (const pool of pools) await countInUse(scope, pool, -(freed.get(pool) ?? 0));
}

async function countInUse(scope: Scope, pool: AddressPoolId, by: number): Promise<void> {
  await rowsOf(scope, 'address_pools').where({ id: pool }).increment('in_use', by);
}

/** Addresses at rest cannot be had either; more than a thousand of them are not counted. */
function restingIn(scope: Scope) {
  return scope.db.raw(
    `(SELECT COUNT(*) FROM (
       SELECT 1 FROM addresses
       WHERE addresses.tenant_id = address_pools.tenant_id AND addresses.pool_id = address_pools.id
         AND addresses.freed_at > ?
       LIMIT 1000) AS counted) AS resting`,
    [restedBefore(scope.now()).toISOString()],
  );
}

function poolOf(scope: Scope, row: CountedRow): AddressPool {
  return {
    id: addressPoolId(row.id),
    tenantId: scope.tenantId,
    gatewayGroupId: gatewayGroupId(row.gateway_group_id),
    protocol: row.protocol,
    family: row.family,
    cidr: row.cidr,
    allocated: row.in_use + Number(row.resting),
    capacity: row.capacity,
  };
}
