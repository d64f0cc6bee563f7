// An IT admin refuses an application, with a reason that the applicant reads.
import type { Actor } from '../domain/actor';
import { denyApplication } from '../domain/decide-application';
import { Refusal } from '../domain/errors';
import type { AccessRequestId } from '../domain/ids';
import { stepsOf } from '../domain/request-step';
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
    const steps = stepsOf(request, await records.requestSteps.ofRequest(id));
    const denied = denyApplication(request, actor, { steps, reason, now, despiteQuery });
    await records.requests.update(denied.state, [request.state]);
    await records.requestSteps.save(denied.steps);
    await records.audit.append(denied.event, now);
  });
}
