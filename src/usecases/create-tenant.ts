// From the command line or the demo: a municipality joins the installation, or the provider who runs it.
import type { TenantId } from '../domain/ids';
import type { Ports } from './ports';
import { foundTenant, type TenantToCreate } from './steps/founding-a-tenant';

export type { NetworkToCreate, TenantToCreate } from './steps/founding-a-tenant';

export async function createTenant(
  ports: Pick<Ports, 'store' | 'clock' | 'ids' | 'pki'>,
  input: TenantToCreate,
): Promise<TenantId> {
  return foundTenant(ports, input, { actor: null });
}
