// The applicant answers the question that was asked; the request goes back to those who decide.
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { AccessRequestId } from '../domain/ids';
import { answerQuery } from '../domain/request-query';
import type { Ports } from './ports';

type Answer = {
  readonly id: AccessRequestId;
  /** Of the question that stood on the page. */
  readonly round: number;
  readonly answer: string;
};

/** Only one's own; to a question that was answered or overtaken, `no-query-open`. */
export async function answerRequestQuery(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { id, round, answer }: Answer,
): Promise<void> {
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const request = await records.requests.find(id);
    if (request === null) throw new Refusal('not-found', 'no-such-access-request');
    const queries = await records.requestQueries.ofRequest(id);
    const { state, query, event } = answerQuery(request, actor, { queries, round, answer, now });
    await records.requests.update(state, ['query']);
    await records.requestQueries.answer(query);
    await records.audit.append(event, now);
  });
}
