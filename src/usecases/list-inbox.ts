// What somebody is asked for, by themselves or for those they answer for, and who answers for them.
import type { Actor } from '../domain/actor';
import { askedAs } from '../domain/asked-person';
import { isOver } from '../domain/deputy';
import { lastDayOf } from '../domain/lapse-application';
import { localDay } from '../domain/local-day';
import type { Page, PageRequest } from '../domain/paging';
import type { Ports } from './ports';
import type { AskedItem, NamedDeputy } from './ports-of-approvals';
import { askedFor, askedOf } from './steps/asked-for';

export type InboxItem = AskedItem & {
  /** Whom somebody stands in for; null for what is asked of themselves. */
  readonly inPlaceOf: string | null;
  /** The last local day on which it can be decided. */
  readonly lapsesAfter: string;
};

export type Inbox = {
  readonly page: Page<InboxItem>;
  /** Those whom the person has named, as long as they are not over. */
  readonly deputies: readonly NamedDeputy[];
  /** For whom the person answers today. */
  readonly standingInFor: readonly string[];
  readonly today: string;
};

export async function listInbox(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  page: PageRequest,
): Promise<Inbox> {
  const records = store.forTenant(actor.tenantId);
  const { timeZone } = await records.tenant.get();
  const today = localDay(clock(), timeZone);
  const asking = await askedFor(records, actor, today);
  const { lapseDays } = await records.approval.get();
  const found = await records.requestSteps.listAsked(askedOf(actor, asking), page);
  const items = found.items.flatMap((item): readonly InboxItem[] => {
    const as = askedAs(item.step, actor, asking);
    // For an applicant's own office nobody answers in their place.
    if (as === null || as.inPlaceOf?.personId === item.request.personId) return [];
    const name = asking.principals.find(({ personId }) => personId === as.inPlaceOf?.personId)?.name ?? null;
    return [{ ...item, inPlaceOf: name, lapsesAfter: lastDayOf(item.request, { lapseDays, timeZone }) }];
  });
  const named = await records.deputies.namedBy(actor.personId);
  return {
    page: { items, next: found.next },
    deputies: named.filter(({ deputy }) => !isOver(deputy, today)),
    standingInFor: asking.principals.map(({ name }) => name),
    today,
  };
}

/** Whether to offer the inbox at all: to those who are or were asked, hold such an office, or answer for somebody. */
export async function hasInbox(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
): Promise<boolean> {
  if (actor.external === true) return false;
  const records = store.forTenant(actor.tenantId);
  if (await records.requestSteps.wasAsked(actor.personId)) return true;
  const { timeZone } = await records.tenant.get();
  const asking = await records.deputies.standingInFor(actor.personId, localDay(clock(), timeZone));
  return asking.length > 0;
}
