// The requests that wait for a decision, who waited longest first.
import type { AccessProfile } from '../domain/access-profile';
import { requireRole, type Actor } from '../domain/actor';
import type { Outcome, ProtectionNeed } from '../domain/application-rule';
import type { AccessRequestId } from '../domain/ids';
import { countLimit, pageSize, type Cursor, type Page } from '../domain/paging';
import type { RequestKind } from '../domain/request-kind';
import type { StepOffice } from '../domain/request-step';
import type { Ports } from './ports';
import type { QueueItem, QueueTurn } from './ports-of-accesses';

export type QueueView = {
  /** As in the address; whatever is none counts as not chosen. */
  readonly profile: string;
  readonly kind: RequestKind | null;
  readonly outcome: Outcome | null;
  readonly protection: ProtectionNeed | null;
  /** Null: whosever turn it is. */
  readonly turn: QueueTurn | null;
};

export type Queue = {
  readonly page: Page<QueueItem>;
  /** Counted up to one more than 1,000. */
  readonly hits: number;
  /** To choose from. */
  readonly profiles: readonly AccessProfile[];
  /** The profile asked for, as far as there is such a one. */
  readonly profile: AccessProfile | null;
  readonly view: Omit<QueueView, 'profile'>;
  /** Which offices are asked now, of those on the page. */
  readonly asked: ReadonlyMap<AccessRequestId, readonly StepOffice[]>;
};

export async function listQueue(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  { profile: wanted, after, ...view }: QueueView & { readonly after: Cursor | null },
): Promise<Queue> {
  requireRole(actor, 'it-admin');
  const records = store.forTenant(actor.tenantId);
  const profiles = await records.profiles.list();
  const profile = profiles.find(({ id }) => id === wanted) ?? null;
  const filter = { profileId: profile?.id ?? null, ...view };
  const page = await records.requests.listOpen(filter, { after, limit: pageSize });
  return {
    page,
    asked: await records.requestSteps.askedAmong(page.items.map(({ request }) => request.id)),
    hits: await records.requests.countOpenUpTo(filter, countLimit),
    profiles,
    profile,
    view,
  };
}
