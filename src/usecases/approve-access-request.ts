// An IT admin approves an application: in the same transaction the access comes into being.
import { approve, decidableStates } from '../domain/access-request';
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { AccessRequestId } from '../domain/ids';
import type { Ports } from './ports';
import { yieldAccess } from './steps/yielding-an-access';

/**
 * Two admins at once: the stored state lets one through, the other reads `already-decided`. Refused beside an access of
 * the same kind that has come to be since the application, `applicant-has-access`.
 */
export async function approveAccessRequest(
  { store, clock, ids, wakeups }: Pick<Ports, 'store' | 'clock' | 'ids' | 'wakeups'>,
  actor: Actor,
  id: AccessRequestId,
): Promise<void> {
  const now = clock();
  const gateways = await store.forTenant(actor.tenantId).transaction(async (records) => {
    const request = await records.requests.find(id);
    if (request === null) throw new Refusal('not-found', 'no-such-access-request');
    const { timeZone } = await records.tenant.get();
    const { state, event } = approve(request, actor, { now, timeZone });
    await records.requests.update(state, decidableStates);
    await records.audit.append(event, now);
    return yieldAccess(records, state, { actor, ids, timeZone, now });
  });
  wakeups.notify(gateways);
}
