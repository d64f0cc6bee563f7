// Where a municipality's identity provider publishes its metadata is told or changed. It counts for nothing by itself,
// since what is found there is only proposed: so it is no change to the sign-in that others would have to confirm.
import type { Actor } from '../domain/actor';
import type { TenantId } from '../domain/ids';
import { chosenProvider } from '../domain/identity-provider-metadata';
import { newWatch, slotOf } from '../domain/metadata-watch';
import { requireLive } from './steps/live-sign-in';
import { watchEvent } from './steps/watch-events';
import { settleFor, type LookOutcome, type LookPorts } from './steps/watched-metadata';
import { partyIn } from './steps/party-to-a-tenant';

export type AddressToWatch = { readonly tenantId: TenantId; readonly address: string };

/** Looked at once before it is taken: the identity provider in force must be found there. */
export async function watchMetadata(
  ports: LookPorts,
  actor: Actor,
  { tenantId, address }: AddressToWatch,
): Promise<LookOutcome> {
  const { store, clock, ids, metadata } = ports;
  await partyIn({ store }, tenantId, actor);
  const tenantStore = store.forTenant(tenantId);
  await requireLive(tenantStore);
  const described = metadata.read(await metadata.fetch(address));
  return tenantStore.transaction(async (records) => {
    await records.tenant.getHeld();
    chosenProvider(described, (await requireLive(records)).idp.entityId);
    const watch = newWatch(address, slotOf(ids.hash(tenantId)), clock());
    const outcome = await settleFor(ports, records, { tenant: tenantId, watch, reading: { described } });
    await records.audit.append(watchEvent('tenant.metadata-address-set', actor, tenantId), clock());
    return outcome;
  });
}
