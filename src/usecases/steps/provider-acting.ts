// What people of the provider do to a municipality, in its pages or by commands on the host.
import { requireRole, type Actor } from '../../domain/actor';
import type { AuditEvent } from '../../domain/audit-event';
import { Refusal } from '../../domain/errors';
import type { TenantId } from '../../domain/ids';
import { requireNotClosed, type Tenant } from '../../domain/tenant';
import type { Ports } from '../ports';

export type Provider = Actor | 'command-line';

export function requireProvider(by: Provider): void {
  if (by !== 'command-line') requireRole(by, 'operator-admin');
}

export async function tenantOfProvider(
  { store }: Pick<Ports, 'store'>,
  by: Provider,
  slug: string,
): Promise<Tenant> {
  requireProvider(by);
  const tenant = await store.installation.findTenant(slug);
  if (tenant === null) throw new Refusal('not-found', 'tenant-unknown');
  requireNotClosed(tenant);
  return tenant;
}

/** In the municipality's own log, where the provider's people have no name. */
export function providerEvent(
  by: Provider | null,
  tenant: TenantId,
  { action, data }: Pick<AuditEvent, 'action' | 'data'>,
): AuditEvent {
  return {
    action,
    actor: by === null || by === 'command-line' ? null : by.ref,
    subject: null,
    object: { kind: 'tenant', id: tenant },
    data,
    reason: null,
  };
}
