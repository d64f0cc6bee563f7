// Numbers orders in the change logs of the gateways concerned, in the transaction of the decision that caused them.
import type { GatewayState } from '../../domain/gateway';
import { orderedKind, type GatewayOrder, type OrderedKind } from '../../domain/gateway-order';
import { gatewayId, type GatewayId } from '../../domain/ids';
import { openEnforcements, type OpenEnforcement } from './enforcements';
import { addRows, rowsOf, type Scope } from './scope';

type ChangeRow = {
  readonly gateway_id: string;
  readonly revision: number;
  readonly kind: OrderedKind | 'settings';
  readonly credential_id: string | null;
};

/**
 * Gateways in the order of their ids, each locked by its own count until the transaction ends: so revisions appear in
 * the order of commits. One that has not enrolled yet is counted, and thereby held back from enrolling meanwhile, but
 * told nothing: it begins with a snapshot, and no proof is expected of it.
 */
export async function orderChanges(
  scope: Scope,
  orders: readonly GatewayOrder[],
  now: Date,
): Promise<readonly GatewayId[]> {
  if (orders.length === 0) return [];
  const changes: ChangeRow[] = [];
  const enforcements: OpenEnforcement[] = [];
  for (const gateway of await gatewaysOf(scope, orders)) {
    const mine = orders.filter((order) => order.gatewayGroupId === gateway.gateway_group_id);
    const counted = await countUp(scope, gateway.id, mine.length);
    if (counted?.state !== 'enrolled') continue;
    for (const [index, { kind, credentialId }] of mine.entries()) {
      const row = {
        gateway_id: gateway.id,
        revision: counted.first + index,
        credential_id: credentialId,
      };
      changes.push({ ...row, kind: orderedKind(kind) });
      enforcements.push({ ...row, kind, ordered_at: now.toISOString() });
    }
  }
  await addRows(scope, 'gateway_changes', changes);
  await openEnforcements(scope, newestOfEach(enforcements));
  return [...new Set(changes.map((change) => gatewayId(change.gateway_id)))];
}

export async function orderSettings(scope: Scope, gateways: readonly GatewayId[]): Promise<void> {
  const changes: ChangeRow[] = [];
  for (const id of [...gateways].sort()) {
    const counted = await countUp(scope, id, 1);
    if (counted?.state !== 'enrolled') continue;
    await rowsOf(scope, 'gateways').where({ id }).update({ settings_revision: counted.first });
    changes.push({ gateway_id: id, revision: counted.first, kind: 'settings', credential_id: null });
  }
  await addRows(scope, 'gateway_changes', changes);
}

type Member = { readonly id: string; readonly gateway_group_id: string };

async function gatewaysOf(scope: Scope, orders: readonly GatewayOrder[]): Promise<readonly Member[]> {
  const groups = [...new Set(orders.map((order) => order.gatewayGroupId))];
  return rowsOf(scope, 'gateways')
    .whereIn('gateway_group_id', groups)
    .whereNot('state', 'removed')
    .orderBy('id')
    .select<Member[]>(['id', 'gateway_group_id']);
}

/** The first of `by` new revisions; null when the gateway was removed in between. */
async function countUp(scope: Scope, id: string, by: number) {
  const [row]: readonly { readonly revision: number; readonly state: GatewayState }[] = await rowsOf(
    scope,
    'gateways',
  )
    .where({ id })
    .whereNot('state', 'removed')
    .update({ revision: scope.db.raw('revision + ?', [by]) })
    .returning(['revision', 'state']);
  return row === undefined ? null : { first: row.revision - by + 1, state: row.state };
}

/** A credential ordered twice in one act keeps the later order; the table has one row for each at each gateway. */
function newestOfEach(enforcements: readonly OpenEnforcement[]): readonly OpenEnforcement[] {
  const newest = new Map(enforcements.map((row) => [`${row.gateway_id} ${row.credential_id}`, row]));
  return [...newest.values()];
}
