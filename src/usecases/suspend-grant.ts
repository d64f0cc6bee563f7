// Stopping a whole access for now: none of its devices connects until it is resumed.
import type { Actor } from '../domain/actor';
import { suspendGrant as suspend } from '../domain/grant';
import type { GrantId } from '../domain/ids';
import type { StoppingPorts } from './steps/stopping-a-device';
import { stopGrant } from './steps/stopping-a-grant';

/** By IT or help desk; its devices stay as they are, and stopped with it. */
export async function suspendGrant(
  { store, clock, wakeups }: StoppingPorts,
  actor: Actor,
  { id, reason }: { readonly id: GrantId; readonly reason: string },
): Promise<void> {
  const stopping = { kind: 'suspension', actor: actor.ref, now: clock() } as const;
  const gateways = await store
    .forTenant(actor.tenantId)
    .transaction((records) =>
      stopGrant(records, id, { ...stopping, rule: (grant) => suspend(grant, actor, reason) }),
    );
  wakeups.notify(gateways);
}
