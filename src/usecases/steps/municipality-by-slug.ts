// The municipality that an act of the provider is about; the provider itself is none.
import { Refusal } from '../../domain/errors';
import { requireNotClosed, type Tenant } from '../../domain/tenant';
import type { Store } from '../ports';

export async function municipalityBy({ installation }: Store, slug: string): Promise<Tenant> {
  const tenant = await installation.findTenant(slug);
  if (tenant?.kind !== 'municipality') throw new Refusal('not-found', 'tenant-unknown');
  requireNotClosed(tenant);
  return tenant;
}
