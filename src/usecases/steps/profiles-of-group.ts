// The access profiles of a gateway group, as its gateways are told them.
import type { GatewayGroup } from '../../domain/gateway';
import type { GatewayProfile } from '../../domain/gateway-reach';
import { gatewayProfile } from '../../domain/profile-reach';
import type { TenantRecords } from '../ports';

export async function profilesOfGroup(
  { profiles }: Pick<TenantRecords, 'profiles'>,
  group: GatewayGroup,
): Promise<readonly GatewayProfile[]> {
  return (await profiles.list())
    .filter(({ gatewayGroupId }) => gatewayGroupId === group.id)
    .map((profile) => gatewayProfile(profile, group));
}
