// All requests, ended ones included, for those who may look back: newest first.
import type { AccessProfile } from '../domain/access-profile';
import { requireRole, type Actor } from '../domain/actor';
import { countLimit, pageSize, type Cursor, type Listed } from '../domain/paging';
import { archiveReaders, type ArchiveView } from '../domain/request-archive';
import type { Ports } from './ports';
import type { QueueItem } from './ports-of-accesses';
import { archiveFilterOf } from './steps/archive-filter';

export type RequestArchive = Listed<QueueItem> & {
  /** To choose from. */
  readonly profiles: readonly AccessProfile[];
};

export async function listRequestArchive(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  { view, after }: { readonly view: ArchiveView; readonly after: Cursor | null },
): Promise<RequestArchive> {
  requireRole(actor, ...archiveReaders);
  const records = store.forTenant(actor.tenantId);
  const profiles = await records.profiles.list();
  const filter = archiveFilterOf(view, await records.tenant.get());
  if (filter === null) return { page: { items: [], next: null }, hits: 0, profiles };
  return {
    page: await records.requestArchive.list(filter, { after, limit: pageSize }),
    hits: await records.requestArchive.countUpTo(filter, countLimit),
    profiles,
  };
}
