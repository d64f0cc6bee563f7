// IT begins to decide about many applications at one go; what was begun can be looked at from now on.
import type { Actor } from '../domain/actor';
import { beginBulkDecision as begin, type BulkDecision, type BulkKind } from '../domain/bulk-decision';
import { bulkDecisionId, type AccessRequestId } from '../domain/ids';
import type { Ports } from './ports';

export type WantedDecision = {
  readonly kind: BulkKind;
  readonly requests: readonly AccessRequestId[];
  readonly reason: string;
};

/** Whether each of them may be decided is seen when its turn comes. */
export async function beginBulkDecision(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  actor: Actor,
  wanted: WantedDecision,
): Promise<BulkDecision> {
  const decision = begin(wanted, { actor, id: bulkDecisionId(ids.uuid()), now: clock() });
  await store.forTenant(actor.tenantId).bulkDecisions.insert(decision);
  return decision;
}
