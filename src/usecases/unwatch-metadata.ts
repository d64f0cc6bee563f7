// The address of an identity provider's metadata is forgotten; changes are then told by people again.
import type { Actor } from '../domain/actor';
import type { TenantId } from '../domain/ids';
import type { Ports } from './ports';
import { watchEvent } from './steps/watch-events';
import { partyIn } from './steps/party-to-a-tenant';

export async function unwatchMetadata(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  tenantId: TenantId,
): Promise<void> {
  await partyIn({ store }, tenantId, actor);
  await store.forTenant(tenantId).transaction(async (records) => {
    await records.tenant.getHeld();
    // A second click finds it done.
    if ((await records.metadataWatch.find()) === null) return;
    await records.metadataWatch.remove();
    await records.audit.append(watchEvent('tenant.metadata-address-removed', actor, tenantId), clock());
  });
}
