// Decides many applications as if each had been clicked: checked, stored and audited by itself. What is refused stays where
// it was and is listed with its reason.
import type { Actor } from '../domain/actor';
import type { BulkDecision, BulkResult } from '../domain/bulk-decision';
import { Refusal } from '../domain/errors';
import type { AccessRequestId } from '../domain/ids';
import { approveAccessRequest } from './approve-access-request';
import { denyAccessRequest } from './deny-access-request';
import type { Ports } from './ports';

type Deciding = {
  readonly decision: BulkDecision;
  readonly reason: string;
  /** Lets others have their turn after every few decisions: pages are served by the same thread. */
  readonly rest: () => Promise<void>;
  /** Set when the portal is about to end: what is left stays undecided. */
  readonly signal: AbortSignal;
};

type Needs = Pick<Ports, 'store' | 'clock' | 'ids' | 'wakeups'>;

/** Two: while the one's transaction is written to disk, the other is worked on. More would keep pages waiting for nothing. */
const sideBySide = 2;

/** Results are noted so many at a time: whoever watches sees it move, and noting costs little. */
const notedAtOnce = 20;

export async function decideManyRequests(
  ports: Needs,
  actor: Actor,
  { decision, reason, rest, signal }: Deciding,
): Promise<void> {
  const { bulkDecisions } = ports.store.forTenant(actor.tenantId);
  let unnoted: BulkResult[] = [];
  const note = async (): Promise<void> => {
    if (unnoted.length > 0) await bulkDecisions.note(decision.id, unnoted, ports.clock());
    unnoted = [];
  };
  try {
    for (let place = 0; place < decision.requests.length; place += sideBySide) {
      if (signal.aborted) return;
      const these = decision.requests.slice(place, place + sideBySide);
      const ends = await Promise.allSettled(
        these.map((requestId) => refusalOf(() => decide(ports, actor, { decision, requestId, reason }))),
      );
      unnoted.push(...resultsOf(these, ends, place));
      const outage = ends.find(({ status }) => status === 'rejected');
      if (outage?.status === 'rejected') throw outage.reason;
      if (unnoted.length >= notedAtOnce) await note();
      await rest();
    }
  } finally {
    // Also when an outage ends it: what was decided is shown as decided.
    await note();
  }
}

/** What an outage hit has no result: it may have been decided or not, and the page shows it as it stands. */
function resultsOf(
  requests: readonly AccessRequestId[],
  ends: readonly PromiseSettledResult<string | null>[],
  first: number,
): readonly BulkResult[] {
  return requests.flatMap((requestId, index) => {
    const end = ends[index];
    return end?.status === 'fulfilled' ? [{ place: first + index, requestId, refusal: end.value }] : [];
  });
}

type One = {
  readonly decision: BulkDecision;
  readonly requestId: AccessRequestId;
  readonly reason: string;
};

function decide(ports: Needs, actor: Actor, { decision, requestId, reason }: One): Promise<void> {
  switch (decision.kind) {
    case 'approve':
      return approveAccessRequest(ports, actor, requestId);
    case 'deny':
      return denyAccessRequest(ports, actor, { id: requestId, reason });
  }
}

async function refusalOf(act: () => Promise<void>): Promise<string | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}
