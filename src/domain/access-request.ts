// An application for home-office access: submitted by one person, decided by another, never by oneself.
import type { DeviceKind } from './access-profile';
import { longestPeriod, type AccessProfile } from './access-profile';
import { isSelf, requireRole, type Actor } from './actor';
import type { Assessed } from './assessment';
import type { AuditAction, AuditEvent } from './audit-event';
import { Refusal } from './errors';
import type { AccessProfileId, AccessRequestId, GrantId, IdentityRef, PersonId, TenantId } from './ids';
import { addDays, daysBetween, endOfLocalDay, isLocalDay, localDay } from './local-day';
import type { RequestKind } from './request-kind';
import type { Tenant } from './tenant';

export const accessRequestStates = [
  'draft',
  'submitted',
  'in-review',
  'query',
  'approved',
  'denied',
  'withdrawn',
  'lapsed',
] as const;

export type AccessRequestState = (typeof accessRequestStates)[number];

/** While a request is in one of these, its person cannot open another for the same profile. */
export const openStates = [
  'submitted',
  'in-review',
  'query',
] as const satisfies readonly AccessRequestState[];

/** From these it is decided or asked about; while a question is open, nothing is approved. */
export const decidableStates = ['submitted', 'in-review'] as const satisfies readonly AccessRequestState[];
export type DecidableState = (typeof decidableStates)[number];

/** Local days of the tenant; `until` is included. */
export type Period = { readonly from: string; readonly until: string };

export type Application = {
  readonly period: Period;
  readonly purpose: string;
  readonly deviceKind: DeviceKind;
  readonly leafletVersion: number;
};

export type AccessRequest = Application & {
  readonly id: AccessRequestId;
  readonly tenantId: TenantId;
  /** What people say on the telephone: MU-2026-0417. */
  readonly caseNumber: string;
  readonly personId: PersonId;
  readonly personRef: IdentityRef;
  readonly profileId: AccessProfileId;
  readonly kind: RequestKind;
  /** The access that it is about; null for a new one. */
  readonly grantId: GrantId | null;
  /** What the rules made of it; null for applications from before there were rules. */
  readonly assessed: Assessed | null;
  /** The version of the leaflet as a document that was in force when this was sent; null where there was none. */
  readonly leafletDocument: number | null;
  readonly state: AccessRequestState;
  /** A supervisor, or whoever stands in their place, has said that it is needed. */
  readonly endorsed: boolean;
  /** Of an approval: nothing is issued until there are none. */
  readonly openObligations: number;
  readonly submittedAt: Date;
  readonly decidedAt: Date | null;
  /** The applicant reads it. */
  readonly decisionReason: string | null;
};

export function isOpen(request: AccessRequest): boolean {
  return openStates.some((state) => state === request.state);
}

/** Approved, and issues nothing yet. */
export function awaitsObligations({
  state,
  openObligations,
}: Pick<AccessRequest, 'state' | 'openObligations'>): boolean {
  return state === 'approved' && openObligations > 0;
}

/** Until then its applicant can take it back. */
export function isWithdrawable(request: AccessRequest): boolean {
  return isOpen(request) || awaitsObligations(request);
}

/**
 * The period of an application: real days, an end (BSI NET.3.3.A5: access only for as long as it is needed), not in the
 * past, not longer than profile and tenant allow.
 */
export function checkPeriod(
  period: Period,
  { profile, tenant, now }: { readonly profile: AccessProfile; readonly tenant: Tenant; readonly now: Date },
): void {
  if (!isLocalDay(period.from) || !isLocalDay(period.until)) throw new Refusal('invalid', 'period-not-a-day');
  if (period.until < period.from) throw new Refusal('invalid', 'period-ends-before-it-begins');
  if (period.from < localDay(now, tenant.timeZone)) throw new Refusal('invalid', 'period-in-the-past');
  if (daysBetween(localDay(now, tenant.timeZone), period.from) > 366)
    throw new Refusal('invalid', 'period-too-far-ahead');
  if (daysBetween(period.from, period.until) + 1 > longestPeriod(profile, tenant)) {
    throw new Refusal('invalid', 'period-too-long');
  }
}

/** Only an IT admin decides, never about their own request, and only once (BSI ORP.4.A4: separation of duties). */
export function requireDecider(request: AccessRequest, actor: Actor): void {
  requireRole(actor, 'it-admin');
  if (isSelf(actor, request.personId)) throw new Refusal('forbidden', 'own-request');
  if (!isOpen(request)) throw new Refusal('conflict', 'already-decided');
}

/** Whether to offer the decision at all; the act asks again. */
export function mayDecide(request: AccessRequest, actor: Actor): boolean {
  return actor.roles.includes('it-admin') && !isSelf(actor, request.personId) && isOpen(request);
}

/** While a question is open its answer is awaited; denying or withdrawing stays possible. */
export function mayApprove(request: AccessRequest, actor: Actor): boolean {
  return mayDecide(request, actor) && request.state !== 'query';
}

export function approve(
  request: AccessRequest,
  actor: Actor,
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
) {
  requireDecider(request, actor);
  if (request.state === 'query') throw new Refusal('conflict', 'query-open');
  if (endOfLocalDay(request.period.until, timeZone) <= now) throw new Refusal('conflict', 'period-over');
  const state: AccessRequest = { ...request, state: 'approved', decidedAt: now };
  return { state, event: requestEvent(state, 'access-request.approved', { actor: actor, reason: null }) };
}

type Denial = {
  readonly reason: string;
  readonly now: Date;
  /** Said by whoever saw that a question is open and has no answer: nobody denies past it unawares. */
  readonly despiteQuery?: boolean;
};

/** A refusal without a reason the applicant can read is none. */
export function deny(request: AccessRequest, actor: Actor, { reason, now, despiteQuery = false }: Denial) {
  requireDecider(request, actor);
  if (request.state === 'query' && !despiteQuery) throw new Refusal('conflict', 'query-open');
  if (reason === '') throw new Refusal('invalid', 'reason-missing');
  const state: AccessRequest = { ...request, state: 'denied', decidedAt: now, decisionReason: reason };
  return { state, event: requestEvent(state, 'access-request.denied', { actor: actor, reason: reason }) };
}

export function withdraw(request: AccessRequest, actor: Actor, now: Date) {
  if (request.personId !== actor.personId) throw new Refusal('not-found', 'no-such-access-request');
  if (!isWithdrawable(request)) throw new Refusal('conflict', 'already-decided');
  const state: AccessRequest = { ...request, state: 'withdrawn', openObligations: 0, decidedAt: now };
  return { state, event: requestEvent(state, 'access-request.withdrawn', { actor: actor, reason: null }) };
}

/** From the first moment of the first day to the first moment after the last, in UTC. */
export function boundsOf(
  period: Period,
  timeZone: string,
): { readonly startsAt: Date; readonly endsAt: Date } {
  return {
    startsAt: endOfLocalDay(addDays(period.from, -1), timeZone),
    endsAt: endOfLocalDay(period.until, timeZone),
  };
}

export function caseNumber(code: string, year: string, count: number): string {
  return `${code}-${year}-${String(count).padStart(4, '0')}`;
}

export function requestEvent(
  request: AccessRequest,
  action: AuditAction,
  /** Without an actor: the portal itself. */
  { actor, reason }: { readonly actor: Actor | null; readonly reason: string | null },
): AuditEvent {
  return {
    action,
    actor: actor?.ref ?? null,
    subject: request.personRef,
    object: { kind: 'access-request', id: request.id },
    data: { caseNumber: request.caseNumber, from: request.period.from, until: request.period.until },
    reason,
  };
}
