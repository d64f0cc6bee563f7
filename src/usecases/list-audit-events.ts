// The audit log for those who may read it; that they did is written down first.
import { requireRole, type Actor } from '../domain/actor';
import { auditReaders, isContinued, readingEvent, type AuditView } from '../domain/audit-reading';
import { addDays, endOfLocalDay } from '../domain/local-day';
import { pageSize } from '../domain/paging';
import type { Ports, TenantStore } from './ports';
import type { AuditFilter, AuditPage } from './ports-of-the-audit-log';

export type AuditList = AuditPage & {
  /** The person filtered by; null when unknown or erased. */
  readonly personName: string | null;
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
  return { ...page, personName: view.person === null ? null : (names?.get(view.person) ?? null) };
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
