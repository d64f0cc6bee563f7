// The applicant takes an application back before it is decided, or before an approval is released.
import { withdraw } from '../domain/access-request';
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { AccessRequestId } from '../domain/ids';
import type { Ports } from './ports';

/** Only one's own, to anybody else there is none; and only until somebody has decided, `already-decided`. */
export async function withdrawAccessRequest(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  id: AccessRequestId,
): Promise<void> {
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const request = await records.requests.find(id);
    if (request === null) throw new Refusal('not-found', 'no-such-access-request');
    const { state, event } = withdraw(request, actor, now);
    await records.requests.update(state, [request.state]);
    await records.requestSteps.drop(id);
    await records.audit.append(event, now);
  });
}
