// The audit log for those who may read it; that they did is written down first.
import { requireRole, type Actor } from '../domain/actor';
import { auditReaders, isContinued, readingEvent, type AuditView } from '../domain/audit-reading';
import { addDays, endOfLocalDay } from '../domain/local-day';
import { timesByGateway, type GatewayTimes } from '../domain/order-times';
import { pageSize } from '../domain/paging';
import { takingBackActions } from '../domain/withdrawal';
import type { Ports, TenantStore } from './ports';
import type { AuditFilter, AuditItem, AuditPage } from './ports-of-the-audit-log';

export type AuditList = AuditPage & {
  /** The person filtered by; null when unknown or erased. */
  readonly personName: string | null;
  /** By the number of an entry that took something back: what each gateway said about it. */
  readonly times: ReadonlyMap<number, readonly GatewayTimes[]>;
};

export async function listAuditEvents(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { view, afterSeq }: { readonly view: AuditView; readonly afterSeq: number | null },
): Promise<AuditList> {
  requireRole(actor, ...auditReaders);
  const now = clock();
  const records = store.forTenant(actor.tenantId);
  const { timeZone } = await records.tenant.get();
  if (afterSeq === null || !(await wasOpened(records, { view, actor, now }))) {
    await records.audit.append(readingEvent(view, actor), now);
  }
  const names = view.person === null ? null : await records.persons.namesOf([view.person]);
  const page = await records.audit.list(filterOf(view, timeZone), { afterSeq, limit: pageSize });
  return {
    ...page,
    personName: view.person === null ? null : (names?.get(view.person) ?? null),
    times: await timesOf(records, page.items),
  };
}

/** An order has the very moment of the entry about it. One that a later order has replaced is proved by that one only. */
async function timesOf(
  { credentials }: TenantStore,
  items: readonly AuditItem[],
): Promise<ReadonlyMap<number, readonly GatewayTimes[]>> {
  const taking = items.filter(({ action }) => takingBackActions.includes(action));
  if (taking.length === 0) return new Map();
  const orders = await credentials.takeBacksOf(taking.map(({ at, object }) => ({ at, objectId: object.id })));
  return new Map(
    taking.map(({ seq, at, object }) => [
      seq,
      timesByGateway(
        orders.filter(
          ({ orderedAt, things }) => orderedAt.getTime() === at.getTime() && things.includes(object.id),
        ),
      ),
    ]),
  );
}

type Reading = { readonly view: AuditView; readonly actor: Actor; readonly now: Date };

/** Otherwise an address with a page number in it would open the log unseen. */
async function wasOpened({ audit }: TenantStore, { view, actor, now }: Reading): Promise<boolean> {
  const reads: AuditFilter = {
    action: 'audit.read',
    subject: null,
    objectId: null,
    from: null,
    before: null,
  };
  const { items } = await audit.list(reads, { afterSeq: null, limit: pageSize });
  return isContinued(items, { view, actor, now });
}

function filterOf({ action, person, objectId, from, until }: AuditView, timeZone: string): AuditFilter {
  return {
    action,
    subject: person,
    objectId,
    from: from === null ? null : endOfLocalDay(addDays(from, -1), timeZone),
    before: until === null ? null : endOfLocalDay(until, timeZone),
  };
}
