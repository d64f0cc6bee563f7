// The found requests, taken along: read piece by piece while they leave, with who took them and how many on record.
import type { Actor } from '../domain/actor';
import type { Cursor } from '../domain/paging';
import { listExportEndedEvent, listExportedEvent, type ArchiveView } from '../domain/request-archive';
import type { Ports, TenantStore } from './ports';
import type { ArchiveFilter, QueueItem } from './ports-of-accesses';
import { archiveFilterOf } from './steps/archive-filter';

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
  return counted({ records, clock }, actor, filter === null ? nothing() : piecesOf(records, filter));
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

/** Each request is whole, all of them are not one moment: a read transaction of minutes would hold up everybody. */
async function* piecesOf(
  { requestArchive }: TenantStore,
  filter: ArchiveFilter,
): AsyncGenerator<readonly QueueItem[]> {
  let after: Cursor | null = null;
  do {
    const page = await requestArchive.list(filter, { after, limit: requestsAtOnce });
    if (page.items.length > 0) yield page.items;
    after = page.next;
  } while (after !== null);
}

async function* nothing(): AsyncGenerator<readonly QueueItem[]> {
  // A case number that is none: an empty list.
}
