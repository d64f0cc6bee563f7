// What an approval yields: one person's access under one profile, from one day to another, for so many devices.
import { boundsOf, type AccessRequest, type Period } from './access-request';
import { isSelf, requireRole, type Actor } from './actor';
import type { AccessProfile } from './access-profile';
import type { AuditAction, AuditEvent } from './audit-event';
import { Refusal } from './errors';
import type { AccessProfileId, AccessRequestId, GrantId, IdentityRef, PersonId, TenantId } from './ids';

export const holdingStates = ['active', 'suspended', 'revoked', 'expired'] as const;

/** States of a grant and of a device. */
export type HoldingState = (typeof holdingStates)[number];

export type Grant = {
  readonly id: GrantId;
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  readonly personRef: IdentityRef;
  readonly profileId: AccessProfileId;
  readonly requestId: AccessRequestId;
  readonly period: Period;
  readonly startsAt: Date;
  /** Exclusive: the first moment after the last local day. */
  readonly endsAt: Date;
  readonly maxDevices: number;
  readonly state: HoldingState;
  readonly createdAt: Date;
};

/** A grant comes only from an approved request (the state is checked, not assumed). */
export function grantFor(
  request: AccessRequest,
  rules: {
    readonly id: GrantId;
    readonly profile: AccessProfile;
    readonly actor: Actor;
    readonly timeZone: string;
    readonly now: Date;
  },
): { readonly state: Grant; readonly event: AuditEvent } {
  if (request.state !== 'approved') throw new Refusal('conflict', 'request-not-approved');
  const state: Grant = {
    id: rules.id,
    tenantId: request.tenantId,
    personId: request.personId,
    personRef: request.personRef,
    profileId: request.profileId,
    requestId: request.id,
    period: request.period,
    ...boundsOf(request.period, rules.timeZone),
    maxDevices: rules.profile.maxDevices,
    state: 'active',
    createdAt: rules.now,
  };
  return { state, event: grantEvent(state, { action: 'grant.created', by: rules.actor.ref, reason: null }) };
}

/** A second access of the same kind may follow the first, but not run beside it. */
export function refuseOverlap(grants: readonly Grant[], profile: AccessProfile, period: Period): void {
  if (overlaps(grants, profile, period)) throw new Refusal('conflict', 'access-exists-already');
}

/** The same when it is decided: the first may have come to be since the application. */
export function refuseOverlapOfApplicant(
  grants: readonly Grant[],
  profile: AccessProfile,
  period: Period,
): void {
  if (overlaps(grants, profile, period)) throw new Refusal('conflict', 'applicant-has-access');
}

/** Its person counts among those who have access, also while it is suspended. */
export function isHeld({ state }: Grant): boolean {
  return state === 'active' || state === 'suspended';
}

function overlaps(grants: readonly Grant[], profile: AccessProfile, period: Period): boolean {
  return grants.some(
    (grant) =>
      grant.profileId === profile.id &&
      isHeld(grant) &&
      period.from <= grant.period.until &&
      grant.period.from <= period.until,
  );
}

/** So long before its end an access is shown as ending soon. */
export const endingWithinDays = 30;

export function endingBefore(now: Date): Date {
  return new Date(now.getTime() + endingWithinDays * 86_400_000);
}

export function isActive(grant: Grant, now: Date): boolean {
  return grant.state === 'active' && grant.startsAt <= now && now < grant.endsAt;
}

/** Nothing is issued without a grant that is valid at this moment. */
export function requireActive(grant: Grant, now: Date): void {
  if (grant.state === 'suspended') throw new Refusal('conflict', 'grant-suspended');
  if (grant.state === 'revoked') throw new Refusal('conflict', 'grant-revoked');
  if (grant.state === 'expired' || now >= grant.endsAt) throw new Refusal('conflict', 'grant-ended');
  if (now < grant.startsAt) throw new Refusal('conflict', 'grant-not-begun');
}

export function suspendGrant(grant: Grant, actor: Actor, reason: string) {
  requireRole(actor, 'it-admin', 'help-desk', 'break-glass');
  requireState(grant, ['active']);
  return moved(grant, { to: 'suspended', action: 'grant.suspended', by: actor.ref, reason });
}

export function resumeGrant(grant: Grant, actor: Actor, now: Date) {
  requireRole(actor, 'it-admin');
  requireNotOwn(grant, actor);
  requireState(grant, ['suspended']);
  if (now >= grant.endsAt) throw new Refusal('conflict', 'grant-ended');
  return moved(grant, { to: 'active', action: 'grant.resumed', by: actor.ref, reason: null });
}

/** Final: the way back is a new request. */
export function revokeGrant(grant: Grant, actor: Actor, reason: string) {
  requireRole(actor, 'it-admin', 'break-glass');
  requireState(grant, ['active', 'suspended']);
  if (reason === '') throw new Refusal('invalid', 'reason-missing');
  return moved(grant, { to: 'revoked', action: 'grant.revoked', by: actor.ref, reason });
}

/** With everything else of a municipality that leaves. */
export function revokeWithTenant(grant: Grant) {
  requireState(grant, ['active', 'suspended']);
  return moved(grant, { to: 'revoked', action: 'grant.revoked', by: null, reason: null });
}

/** By time; gateways end it by themselves, this writes it down. */
export function expireGrant(grant: Grant, now: Date) {
  requireState(grant, ['active', 'suspended']);
  if (now < grant.endsAt) throw new Refusal('conflict', 'grant-not-ended');
  return moved(grant, { to: 'expired', action: 'grant.expired', by: null, reason: null });
}

function requireState(grant: Grant, allowed: readonly HoldingState[]): void {
  if (!allowed.includes(grant.state)) throw new Refusal('conflict', 'changed-meanwhile');
}

function requireNotOwn(grant: Grant, actor: Actor): void {
  if (isSelf(actor, grant.personId)) throw new Refusal('forbidden', 'own-access');
}

type Move = {
  readonly to: HoldingState;
  readonly action: AuditAction;
  /** Null: the portal itself. */
  readonly by: IdentityRef | null;
  readonly reason: string | null;
};

function moved(grant: Grant, move: Move) {
  const state: Grant = { ...grant, state: move.to };
  return { state, event: grantEvent(state, move) };
}

export function grantEvent(grant: Grant, { action, by, reason }: Omit<Move, 'to'>): AuditEvent {
  return {
    action,
    actor: by,
    subject: grant.personRef,
    object: { kind: 'grant', id: grant.id },
    data: { from: grant.period.from, until: grant.period.until, maxDevices: grant.maxDevices },
    reason: reason === '' ? null : reason,
  };
}
