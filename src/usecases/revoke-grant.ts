// Taking a whole access away for good, with every device under it.
import type { Actor } from '../domain/actor';
import { revokeGrant as revoke } from '../domain/grant';
import type { GrantId } from '../domain/ids';
import type { StoppingPorts } from './steps/stopping-a-device';
import { stopGrant } from './steps/stopping-a-grant';

/** Final: the way back is a new application. Only by IT, which says why. */
export async function revokeGrant(
  { store, clock, wakeups }: StoppingPorts,
  actor: Actor,
  { id, reason }: { readonly id: GrantId; readonly reason: string },
): Promise<void> {
  const stopping = { kind: 'revocation', actor: actor.ref, now: clock() } as const;
  const gateways = await store
    .forTenant(actor.tenantId)
    .transaction((records) =>
      stopGrant(records, id, { ...stopping, rule: (grant) => revoke(grant, actor, reason) }),
    );
  wakeups.notify(gateways);
}
