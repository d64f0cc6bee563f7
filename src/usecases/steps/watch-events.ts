// How the log names what people do to the address of an identity provider's metadata.
import type { Actor } from '../../domain/actor';
import type { AuditEvent } from '../../domain/audit-event';
import type { TenantId } from '../../domain/ids';

export function watchEvent(
  action: Extract<AuditEvent['action'], `tenant.metadata-address-${string}`>,
  { ref }: Actor,
  tenant: TenantId,
): AuditEvent {
  return {
    action,
    actor: ref,
    subject: null,
    object: { kind: 'tenant', id: tenant },
    data: {},
    reason: null,
  };
}
