// The revocation lists and how long each still counts: all of them for the provider, a municipality's own for its admins.
import { requireRole, type Actor } from '../domain/actor';
import type { Cursor, Page } from '../domain/paging';
import { pageSize } from '../domain/paging';
import { listAlarmBeforeMs } from '../domain/revocation-list';
import type { Ports } from './ports';
import type { ListOfTenant, RevocationList } from './ports-of-revocation-lists';

type Needs = Pick<Ports, 'store' | 'clock'>;

export const ownListReaders = ['it-admin', 'tenant-admin', 'security-officer'] as const;

/** Those that end first come first. Numbers of certificates only, nothing of the people who hold them. */
export async function listRevocationLists(
  { store }: Pick<Needs, 'store'>,
  actor: Actor,
  after: Cursor | null,
): Promise<Page<ListOfTenant>> {
  requireRole(actor, 'operator-admin');
  return store.installation.listRevocationLists({ after, limit: pageSize });
}

const namedAtMost = 5;

/** Some of those that need somebody, and whether there are more. */
export async function revocationListAlarms(
  { store, clock }: Needs,
  actor: Actor,
): Promise<{ readonly named: readonly ListOfTenant[]; readonly more: boolean }> {
  requireRole(actor, 'operator-admin');
  const now = clock();
  const end = new Date(now.getTime() + listAlarmBeforeMs);
  const ending = await store.installation.revocationListsEndingBefore(end, now, namedAtMost + 1);
  return { named: ending.slice(0, namedAtMost), more: ending.length > namedAtMost };
}

export async function listOwnRevocationLists(
  { store }: Pick<Needs, 'store'>,
  actor: Actor,
): Promise<readonly RevocationList[]> {
  requireRole(actor, ...ownListReaders);
  return store.forTenant(actor.tenantId).revocationLists.list();
}
