// What a municipality has set: its words and limits, its decisions, and which gateway groups it has.
import { requireRole, type Actor } from '../domain/actor';
import type { GatewayGroup } from '../domain/gateway';
import type { Tenant } from '../domain/tenant';
import type { Ports } from './ports';

export type Settings = { readonly tenant: Tenant; readonly groups: readonly GatewayGroup[] };

export async function showSettings({ store }: Pick<Ports, 'store'>, actor: Actor): Promise<Settings> {
  requireRole(actor, 'it-admin', 'tenant-admin', 'security-officer');
  const records = store.forTenant(actor.tenantId);
  return { tenant: await records.tenant.get(), groups: await records.groups.list() };
}
