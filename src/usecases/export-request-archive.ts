// The found requests, taken along: read piece by piece while they leave, with who took them and how many on record.
import type { Actor } from '../domain/actor';
import { listExportEndedEvent, listExportedEvent, type ArchiveView } from '../domain/request-archive';
import type { Ports, TenantStore } from './ports';
import type { QueueItem } from './ports-of-accesses';
import { archiveFilterOf } from './steps/archive-filter';
import { nothing, pieceByPiece } from './steps/piece-by-piece';

type Needs = Pick<Ports, 'store' | 'clock'>;

const requestsAtOnce = 500;

/** Who took it and by which choice is written down before the first piece leaves; how many, when the last one has. */
export async function exportRequestArchive(
  { store, clock }: Needs,
  actor: Actor,
  view: ArchiveView,
): Promise<AsyncIterable<readonly QueueItem[]>> {
  const begun = listExportedEvent(view, actor);
  const records = store.forTenant(actor.tenantId);
  const filter = archiveFilterOf(view, await records.tenant.get());
  await records.audit.append(begun, clock());
  // A case number that is none yields an empty list. Each request is whole, all of them are not one moment: a read
  // transaction of minutes would hold up everybody.
  const pieces =
    filter === null
      ? nothing()
      : pieceByPiece((page) => records.requestArchive.list(filter, page), requestsAtOnce);
  return counted({ records, clock }, actor, pieces);
}

type Counting = { readonly records: TenantStore; readonly clock: Needs['clock'] };

/** Also when whoever asked hangs up: then the number says how many had been read. */
async function* counted(
  { records, clock }: Counting,
  actor: Actor,
  pieces: AsyncIterable<readonly QueueItem[]>,
): AsyncGenerator<readonly QueueItem[]> {
  let requests = 0;
  let complete = false;
  try {
    for await (const piece of pieces) {
      requests += piece.length;
      yield piece;
    }
    complete = true;
  } finally {
    await records.audit.append(listExportEndedEvent({ requests, complete }, actor), clock());
  }
}
