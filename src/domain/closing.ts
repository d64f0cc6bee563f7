// A municipality leaves: announced by the provider, confirmed by the municipality (or by two of the provider), carried out
// by time in steps, and over when nothing of it is left but its name and these lines.
import type { AuditAction, AuditEvent } from './audit-event';
import { Refusal } from './errors';
import type { ClosingId, IdentityRef, TenantId } from './ids';
import { addDays, checkedLocalDay, daysBetween, endOfLocalDay, localDay, type LocalDay } from './local-day';
import type { Tenant } from './tenant';
import {
  consentOf,
  firstOperatorAmong,
  type Confirmation,
  type FirstOperator,
  type Party,
} from './two-sided-consent';

/**
 * Announced and confirmed are words; then, each after the one before: accesses are revoked; gateways are waited for, while
 * nothing can be issued any more; rows are erased; closed.
 */
export const closingStates = [
  'announced',
  'confirmed',
  'revoking',
  'waiting',
  'erasing',
  'closed',
  'withdrawn',
] as const;
export type ClosingState = (typeof closingStates)[number];

export type Closing = {
  readonly id: ClosingId;
  readonly tenantId: TenantId;
  readonly state: ClosingState;
  readonly reason: string;
  /** From this local day on nobody signs in any more. */
  readonly onDay: LocalDay;
  readonly dueAt: Date;
  /** Null: from the command line, where nobody is known by name. */
  readonly announcedBy: IdentityRef | null;
  readonly announcedAt: Date;
  readonly firstOperator: FirstOperator | null;
  readonly confirmedBy: IdentityRef | null;
  readonly confirmedAt: Date | null;
  readonly route: 'tenant' | 'operator' | null;
  /** Of the present state. */
  readonly stateSince: Date;
  /** Who of the provider did not wait for gateways that are away; why stands in the audit log. */
  readonly forcedBy: IdentityRef | null;
  readonly grantsRevoked: number;
  readonly rowsErased: number;
};

/** Time to take data along and to hand out something else. */
export const minNoticeDays = 28;
const mostNoticeDays = 730;
/** Gateways that have not been heard of for so long will hardly be; their own limits have stopped them long before. */
export const gatewayWaitMs = 30 * 86_400_000;

export type Announcement = Pick<Closing, 'id' | 'reason'> & {
  readonly tenant: Tenant;
  readonly by: Party | null;
  /** As typed. */
  readonly onDay: string;
};

export function announce({ id, tenant, by, onDay: typed, reason }: Announcement, now: Date) {
  if (tenant.kind !== 'municipality') throw new Refusal('invalid', 'closing-of-provider');
  if (by?.side === 'tenant') throw new Refusal('forbidden', 'role-missing');
  if (reason.trim() === '') throw new Refusal('invalid', 'reason-missing');
  const onDay = checkedLocalDay(typed);
  const notice = daysBetween(localDay(now, tenant.timeZone), onDay);
  if (notice < minNoticeDays) throw new Refusal('invalid', 'closing-too-soon');
  if (notice > mostNoticeDays) throw new Refusal('invalid', 'closing-too-far');
  const state: Closing = {
    id,
    tenantId: tenant.id,
    state: 'announced',
    reason,
    onDay,
    dueAt: endOfLocalDay(addDays(onDay, -1), tenant.timeZone),
    announcedBy: by?.ref ?? null,
    announcedAt: now,
    firstOperator: firstOperatorAmong(by, now),
    confirmedBy: null,
    confirmedAt: null,
    route: null,
    stateSince: now,
    forcedBy: null,
    grantsRevoked: 0,
    rowsErased: 0,
  };
  return { state, event: eventFor(state, 'closing.announced', { actor: by?.ref ?? null, reason }) };
}

/** Before its day; after that it would begin at once, which nobody announced. */
export function confirmClosing(closing: Closing, confirmation: Confirmation, since: Date | null, now: Date) {
  if (closing.state !== 'announced') throw new Refusal('conflict', 'closing-decided');
  if (now >= closing.dueAt) throw new Refusal('conflict', 'closing-day-passed');
  const { by } = confirmation;
  const consent = consentOf(closing.firstOperator, confirmation, { since, now });
  if (consent.is === 'half') {
    const state: Closing = { ...closing, firstOperator: consent.firstOperator };
    return { state, event: eventFor(state, 'closing.seconded', { actor: by.ref }) };
  }
  const { route } = consent;
  const state: Closing = {
    ...moved(closing, 'confirmed', now),
    confirmedBy: by.ref,
    confirmedAt: now,
    route,
  };
  return { state, event: eventFor(state, 'closing.confirmed', { actor: by.ref }) };
}

/** Either side, until it is carried out; then there is no way back. */
export function withdrawClosing(closing: Closing, by: Party, reason: string, now: Date) {
  if (closing.state !== 'announced' && closing.state !== 'confirmed') {
    throw new Refusal('conflict', 'closing-under-way');
  }
  if (reason.trim() === '') throw new Refusal('invalid', 'reason-missing');
  const state = moved(closing, 'withdrawn', now);
  return { state, event: eventFor(state, 'closing.withdrawn', { actor: by.ref, reason }) };
}

/** Its day has come: from here on nobody of the municipality signs in. */
export function beginClosing(closing: Closing, now: Date) {
  if (closing.state !== 'confirmed' || now < closing.dueAt) throw new Refusal('conflict', 'closing-not-due');
  const state = moved(closing, 'revoking', now);
  return { state, event: eventFor(state, 'closing.begun', { actor: null }) };
}

/** Every access is revoked, and with the authorities' keys goes the way to issue another. */
export function awaitGateways(closing: Closing, now: Date) {
  const state = moved(closing, 'waiting', now);
  return { state, event: eventFor(state, 'closing.accesses-revoked', { actor: null }) };
}

/** Somebody of the provider does not wait any longer for gateways that do not answer. */
export function forceErasure(closing: Closing, by: Party, reason: string) {
  if (by.side !== 'operator') throw new Refusal('forbidden', 'role-missing');
  if (closing.state !== 'waiting' || closing.forcedBy !== null) {
    throw new Refusal('conflict', 'closing-not-waiting');
  }
  if (reason.trim() === '') throw new Refusal('invalid', 'reason-missing');
  const state: Closing = { ...closing, forcedBy: by.ref };
  return { state, event: eventFor(state, 'closing.forced', { actor: by.ref, reason }) };
}

/** All gateways have confirmed, or have been waited for long enough, or somebody answers for not waiting. */
export function mayErase(closing: Closing, unconfirmed: number, now: Date): boolean {
  if (closing.state !== 'waiting') return false;
  return unconfirmed === 0 || closing.forcedBy !== null || now >= erasedAtLatest(closing);
}

export function erasedAtLatest({ stateSince }: Closing): Date {
  return new Date(stateSince.getTime() + gatewayWaitMs);
}

export function beginErasure(closing: Closing, now: Date) {
  const state = moved(closing, 'erasing', now);
  return { state, event: eventFor(state, 'closing.erasure-begun', { actor: null }) };
}

/** What stays says how many and when; of the people who confirmed there only those of the provider keep their reference. */
export function finishClosing(closing: Closing, now: Date) {
  const confirmedBy = closing.route === 'tenant' ? null : closing.confirmedBy;
  const state: Closing = { ...moved(closing, 'closed', now), confirmedBy };
  return { state, event: eventFor(state, 'closing.finished', { actor: null }) };
}

export function isOpen({ state }: Closing): boolean {
  return state !== 'closed' && state !== 'withdrawn';
}

function moved(closing: Closing, to: ClosingState, now: Date): Closing {
  return { ...closing, state: to, stateSince: now };
}

type Said = { readonly actor: IdentityRef | null; readonly reason?: string };

function eventFor(closing: Closing, action: AuditAction, { actor, reason }: Said): AuditEvent {
  const { id, onDay, route, grantsRevoked, rowsErased } = closing;
  return {
    action,
    actor,
    subject: null,
    object: { kind: 'closing', id },
    data: { on: onDay, route, grants: grantsRevoked, rows: rowsErased },
    reason: reason ?? null,
  };
}
