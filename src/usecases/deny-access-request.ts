// An IT admin refuses an application, with a reason that the applicant reads.
import { deny, openStates } from '../domain/access-request';
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { AccessRequestId } from '../domain/ids';
import type { Ports } from './ports';

/** Two decisions at once: the stored state lets one through, the other reads `already-decided`. */
export async function denyAccessRequest(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { id, reason }: { readonly id: AccessRequestId; readonly reason: string },
): Promise<void> {
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const request = await records.requests.find(id);
    if (request === null) throw new Refusal('not-found', 'no-such-access-request');
    const { state, event } = deny(request, actor, { reason, now });
    await records.requests.update(state, openStates);
    await records.audit.append(event, now);
  });
}
