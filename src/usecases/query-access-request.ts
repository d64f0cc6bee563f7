// IT, when it is its turn, asks the applicant a question; the request waits for the answer.
import { decidableStates } from '../domain/access-request';
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { AccessRequestId } from '../domain/ids';
import { askApplicant } from '../domain/request-query';
import { requireTurnOfIt, stepsOf } from '../domain/request-step';
import type { Ports } from './ports';

/** Beside a decision or another question at the same moment one wins, the other hears what became of the request. */
export async function queryAccessRequest(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { id, question }: { readonly id: AccessRequestId; readonly question: string },
): Promise<void> {
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const request = await records.requests.find(id);
    if (request === null) throw new Refusal('not-found', 'no-such-access-request');
    const { timeZone } = await records.tenant.get();
    const earlier = await records.requestQueries.ofRequest(id);
    const { state, query, event } = askApplicant(request, actor, { question, earlier, now, timeZone });
    requireTurnOfIt(stepsOf(request, await records.requestSteps.ofRequest(id)), actor);
    await records.requests.update(state, decidableStates);
    await records.requestQueries.insert(query);
    await records.audit.append(event, now);
  });
}
