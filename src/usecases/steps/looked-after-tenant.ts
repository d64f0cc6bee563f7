// Whose look is changed: one's own for a tenant admin, the municipality named for somebody of the provider.
import { requireRole, type Actor } from '../../domain/actor';
import type { Tenant } from '../../domain/tenant';
import type { Store } from '../ports';
import { municipalityBy } from './municipality-by-slug';

export async function lookedAfterBy(store: Store, actor: Actor, slug: string | undefined): Promise<Tenant> {
  if (slug === undefined) {
    requireRole(actor, 'tenant-admin');
    return store.forTenant(actor.tenantId).tenant.get();
  }
  requireRole(actor, 'operator-admin');
  return municipalityBy(store, slug);
}
