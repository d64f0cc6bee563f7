// What all acts about a closing have in common: the one that stands, stored together with a line in both logs.
import type { Actor } from '../../domain/actor';
import type { AuditEvent } from '../../domain/audit-event';
import type { Closing } from '../../domain/closing';
import { Refusal } from '../../domain/errors';
import type { TenantId } from '../../domain/ids';
import { partyTo, type Party } from '../../domain/two-sided-consent';
import type { Ports, TenantRecords } from '../ports';

export async function standingClosing({ closings }: TenantRecords): Promise<Closing> {
  const closing = await closings.standing();
  if (closing === null) throw new Refusal('not-found', 'no-such-closing');
  return closing;
}

type Step = { readonly state: Closing; readonly event: AuditEvent };
export type Noting = { readonly operator: TenantId | null; readonly now: Date };

export async function storeClosing(
  records: TenantRecords,
  before: Closing,
  { state, event, ...noting }: Step & Noting,
): Promise<void> {
  await records.closings.update(state, before.state);
  await records.audit.append(event, noting.now);
  await noteForProvider(records, event, noting);
}

/** The municipality's own log goes with it; the provider's stays, and knows nobody of the municipality by name. */
export async function noteForProvider(
  { audit }: TenantRecords,
  event: AuditEvent,
  { operator, now }: Noting,
): Promise<void> {
  if (operator !== null) await audit.appendTo(operator, event, now);
}

type Decide = (
  closing: Closing,
  by: Party,
  at: { readonly records: TenantRecords; readonly now: Date },
) => Step | Promise<Step>;

/** By somebody of either side: the rule `decide` says what becomes of the closing that stands. */
export async function changeClosing(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  { tenantId, actor }: { readonly tenantId: TenantId; readonly actor: Actor },
  decide: Decide,
): Promise<Closing> {
  const operator = (await store.installation.findOperator())?.id ?? null;
  const by = partyTo(tenantId, actor, operator);
  const now = clock();
  return store.forTenant(tenantId).transaction(async (records) => {
    const closing = await standingClosing(records);
    const step = await decide(closing, by, { records, now });
    await storeClosing(records, closing, { ...step, operator, now });
    return step.state;
  });
}
