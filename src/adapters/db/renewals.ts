// Two files of one device side by side: which takes whose place, and which of the old ones are due to end.
import { credentialId, deviceId, type CredentialId, type GatewayGroupId } from '../../domain/ids';
import type { Due, RenewalMark } from '../../usecases/ports-of-accesses';
import { changeRow, rowsOf, type Scope } from './scope';

/** Word for word the conditions of the partial indexes. */
const isOutgoing = `credentials.retire_at IS NOT NULL AND credentials.state IN ('active', 'suspended')`;
const isRenewed = 'credentials.renewed_by IS NOT NULL';

export async function beginRenewal(
  scope: Scope,
  id: CredentialId,
  { by, retireAt }: RenewalMark,
): Promise<void> {
  const active = rowsOf(scope, 'credentials').where({ id, state: 'active' });
  await changeRow(active, { renewed_by: by, retire_at: retireAt.toISOString() });
}

export async function dropRenewal(scope: Scope, id: CredentialId): Promise<void> {
  await rowsOf(scope, 'credentials').where({ id }).update({ renewed_by: null, retire_at: null });
}

type DueRow = { readonly id: string; readonly device_id: string };

type Seen = {
  readonly group: GatewayGroupId;
  readonly connected: readonly CredentialId[];
  readonly now: Date;
};

/** Only those that the group's gateways may speak of, and only once: what is due already stays as it is. */
export async function makeDue(scope: Scope, { group, connected, now }: Seen): Promise<readonly Due[]> {
  if (connected.length === 0) return [];
  const seen = rowsOf(scope, 'credentials')
    .where({ gateway_group_id: group, connected: 1 })
    .whereIn('id', connected)
    .select('id');
  const due: readonly DueRow[] = await rowsOf(scope, 'credentials')
    .whereRaw(isRenewed)
    .whereIn('renewed_by', seen)
    .whereRaw(isOutgoing)
    .where('retire_at', '>', now.toISOString())
    .update({ retire_at: now.toISOString() })
    .returning(['id', 'device_id']);
  return due.map(dueOf);
}

export async function dueToRetire(scope: Scope, now: Date, limit: number): Promise<readonly Due[]> {
  const due = await rowsOf(scope, 'credentials')
    .whereRaw(isOutgoing)
    .where('retire_at', '<=', now.toISOString())
    .orderBy(['retire_at', 'id'])
    .limit(limit)
    .select<DueRow[]>(['id', 'device_id']);
  return due.map(dueOf);
}

function dueOf({ id, device_id: device }: DueRow): Due {
  return { id: credentialId(id), deviceId: deviceId(device) };
}
