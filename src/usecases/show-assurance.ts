// What a municipality asks of sign-ins, for those who may change it.
import { requireRole, type Actor } from '../domain/actor';
import type { Assurance } from '../domain/assurance';
import type { Ports } from './ports';

export async function showAssurance({ store }: Pick<Ports, 'store'>, actor: Actor): Promise<Assurance> {
  requireRole(actor, 'tenant-admin');
  return store.forTenant(actor.tenantId).assurance.get();
}
