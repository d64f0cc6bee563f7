// One queue over all municipalities that somebody of the provider decides for, who waited longest first.
import type { Actor } from '../domain/actor';
import { rolesUnder, type Authentication } from '../domain/assurance';
import { pageSize, type Cursor, type Page } from '../domain/paging';
import type { Ports } from './ports';
import type { QueueItem } from './ports-of-accesses';
import type { ActingFor, WaitingRequest } from './ports-of-delegations';
import { requireOperatorPerson } from './steps/operator-person';

export type DelegatedItem = QueueItem & { readonly town: Pick<ActingFor, 'slug' | 'name'> };

export type DelegatedQueue = {
  readonly page: Page<DelegatedItem>;
  /** How many municipalities it is the queue of. */
  readonly towns: number;
};

type Asking = { readonly after: Cursor | null; readonly authentication: Authentication };

/** Which requests wait is asked once for all; what they are about, only of those on the page and in each one's own place. */
export async function listDelegatedQueue(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { after, authentication }: Asking,
): Promise<DelegatedQueue> {
  await requireOperatorPerson({ store }, actor);
  const acting = await store.installation.actingFor(actor.personId, clock());
  const deciding = acting.filter(({ role, assurance }) =>
    rolesUnder([role], authentication, assurance).roles.includes('it-admin'),
  );
  const ids = deciding.map(({ tenantId }) => tenantId);
  const waiting = await store.installation.waitingRequests(ids, { after, limit: pageSize });
  const items = await Promise.all(deciding.map((town) => itemsOf(store, town, waiting.items)));
  const byId = new Map(items.flat().map((item) => [item.request.id, item]));
  return {
    page: { items: waiting.items.flatMap(({ id }) => byId.get(id) ?? []), next: waiting.next },
    towns: deciding.length,
  };
}

async function itemsOf(
  store: Ports['store'],
  { tenantId, slug, name }: ActingFor,
  waiting: readonly WaitingRequest[],
): Promise<readonly DelegatedItem[]> {
  const ids = waiting.filter((one) => one.tenantId === tenantId).map(({ id }) => id);
  if (ids.length === 0) return [];
  const found = await store.forTenant(tenantId).requests.openAmong(ids);
  return found.map((item) => ({ ...item, town: { slug, name } }));
}
