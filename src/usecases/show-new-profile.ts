// What the form for a new access profile offers: gateway groups, and which protocols have addresses there.
import { requireRole, type Actor } from '../domain/actor';
import type { AddressPool, GatewayGroup } from '../domain/gateway';
import type { Tenant } from '../domain/tenant';
import type { Ports } from './ports';

export type NewProfileForm = {
  readonly tenant: Tenant;
  readonly groups: readonly GatewayGroup[];
  readonly pools: readonly AddressPool[];
};

export async function showNewProfile({ store }: Pick<Ports, 'store'>, actor: Actor): Promise<NewProfileForm> {
  requireRole(actor, 'it-admin');
  const records = store.forTenant(actor.tenantId);
  return {
    tenant: await records.tenant.get(),
    groups: await records.groups.list(),
    pools: await records.addresses.allPools(),
  };
}
