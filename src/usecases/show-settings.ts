// What a municipality has set: its words and limits, and its decisions.
import { requireRole, type Actor } from '../domain/actor';
import type { Tenant } from '../domain/tenant';
import type { Ports } from './ports';

export type Settings = { readonly tenant: Tenant };

export async function showSettings({ store }: Pick<Ports, 'store'>, actor: Actor): Promise<Settings> {
  requireRole(actor, 'it-admin', 'tenant-admin', 'security-officer');
  return { tenant: await store.forTenant(actor.tenantId).tenant.get() };
}
