// The gateway group that an act is about, or the word that there is none.
import { Refusal } from '../../domain/errors';
import type { GatewayGroup } from '../../domain/gateway';
import type { GatewayGroupId } from '../../domain/ids';
import type { TenantRecords } from '../ports';

export async function gatewayGroup(
  { groups }: Pick<TenantRecords, 'groups'>,
  id: GatewayGroupId,
): Promise<GatewayGroup> {
  const group = await groups.find(id);
  if (group === null) throw new Refusal('not-found', 'no-such-gateway-group');
  return group;
}
