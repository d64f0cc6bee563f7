// How far somebody's decision about many applications is, and what became of each.
import { requireRole, type Actor } from '../domain/actor';
import { stageOf, type BulkDecision, type BulkResult, type BulkStage } from '../domain/bulk-decision';
import { Refusal } from '../domain/errors';
import type { BulkDecisionId } from '../domain/ids';
import type { Ports } from './ports';
import type { QueueItem } from './ports-of-accesses';

export type ShownBulkDecision = {
  readonly decision: BulkDecision;
  readonly stage: BulkStage;
  readonly results: readonly (BulkResult & { readonly item: QueueItem | null })[];
};

/** Only to whoever began it. */
export async function showBulkDecision(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  id: BulkDecisionId,
): Promise<ShownBulkDecision> {
  requireRole(actor, 'it-admin');
  const records = store.forTenant(actor.tenantId);
  const decision = await records.bulkDecisions.find(id);
  if (decision === null || decision.personId !== actor.personId)
    throw new Refusal('not-found', 'no-such-bulk-decision');
  const results = await records.bulkDecisions.results(id);
  const stage = stageOf(decision, results.length, clock());
  // While it goes on the page is asked for every second, and shows how many only.
  const shown = stage === 'running' ? [] : results.map(({ requestId }) => requestId);
  const items = await records.requests.among(shown);
  const byId = new Map(items.map((item) => [item.request.id, item]));
  return {
    decision,
    stage,
    results: results.map((result) => ({ ...result, item: byId.get(result.requestId) ?? null })),
  };
}
