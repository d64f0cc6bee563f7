// An IT admin refuses an application, with a reason that the applicant reads.
import { deny } from '../domain/access-request';
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { AccessRequestId } from '../domain/ids';
import type { Ports } from './ports';

type Denying = {
  readonly id: AccessRequestId;
  readonly reason: string;
  /** The decider saw that a question waits for its answer. */
  readonly despiteQuery?: boolean;
};

/** Two decisions at once: the stored state lets one through, the other reads `already-decided`, or `query-open`. */
export async function denyAccessRequest(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { id, reason, despiteQuery = false }: Denying,
): Promise<void> {
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const request = await records.requests.find(id);
    if (request === null) throw new Refusal('not-found', 'no-such-access-request');
    const { state, event } = deny(request, actor, { reason, now, despiteQuery });
    await records.requests.update(state, [request.state]);
    await records.audit.append(event, now);
  });
}
