// Delegated administration: a municipality lets a named person of the provider act for it, in one role, until a day, and
// takes that back whenever it likes (Art. 28 GDPR: the provider works on the municipality's instructions).
import { requireRole, type Actor } from './actor';
import type { AuditAction, AuditEvent } from './audit-event';
import { Refusal } from './errors';
import type { DelegationId, IdentityRef, PersonId, TenantId } from './ids';
import { addDays, endOfLocalDay, isLocalDay, localDay } from './local-day';
import type { Role } from './roles';

/** Neither the sign-in nor the roles of a municipality are ever in foreign hands. */
export const delegableRoles = ['it-admin', 'help-desk'] as const satisfies readonly Role[];
export type DelegableRole = (typeof delegableRoles)[number];

export type Delegation = {
  readonly id: DelegationId;
  readonly tenantId: TenantId;
  /** Who it is at the provider. */
  readonly operatorPersonId: PersonId;
  /** As whom they act here; never anybody of the municipality itself. */
  readonly personId: PersonId;
  readonly ref: IdentityRef;
  readonly role: DelegableRole;
  readonly grantedBy: IdentityRef;
  readonly grantedAt: Date;
  /** The last local day. */
  readonly until: string;
  /** The midnight after it. */
  readonly endsAt: Date;
  readonly revokedAt: Date | null;
};

export const longestDelegationDays = 365;

export type DelegationTerms = {
  readonly role: DelegableRole;
  readonly until: string;
  /** Why it is needed. */
  readonly reason: string;
};

/** Who may delegate, and what: asked before the code is used up. */
export function checkDelegation(
  actor: Actor,
  { until, reason }: DelegationTerms,
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): void {
  requireRole(actor, 'tenant-admin');
  if (reason.trim() === '') throw new Refusal('invalid', 'reason-missing');
  const today = localDay(now, timeZone);
  if (!isLocalDay(until) || until < today) throw new Refusal('invalid', 'delegation-day-in-the-past');
  if (until > addDays(today, longestDelegationDays)) throw new Refusal('invalid', 'delegation-day-too-far');
}

type Delegating = {
  readonly now: Date;
  readonly timeZone: string;
  readonly id: DelegationId;
  readonly to: Pick<Delegation, 'operatorPersonId' | 'personId' | 'ref'>;
};

export function delegate(actor: Actor, terms: DelegationTerms, { now, timeZone, id, to }: Delegating) {
  checkDelegation(actor, terms, { now, timeZone });
  const { role, until, reason } = terms;
  const state: Delegation = {
    id,
    tenantId: actor.tenantId,
    ...to,
    role,
    grantedBy: actor.ref,
    grantedAt: now,
    until,
    endsAt: endOfLocalDay(until, timeZone),
    revokedAt: null,
  };
  return { state, event: eventFor(state, 'delegation.granted', { actor: actor.ref, reason }) };
}

/** Counts from this moment on, whatever the person of the provider has open. */
export function revokeDelegation(delegation: Delegation, actor: Actor, now: Date) {
  requireRole(actor, 'tenant-admin');
  if (!isInForce(delegation, now)) throw new Refusal('conflict', 'delegation-over');
  const state: Delegation = { ...delegation, revokedAt: now };
  return { state, event: eventFor(state, 'delegation.revoked', { actor: actor.ref, reason: null }) };
}

export function isInForce(
  { endsAt, revokedAt }: Pick<Delegation, 'endsAt' | 'revokedAt'>,
  now: Date,
): boolean {
  return revokedAt === null && now < endsAt;
}

function eventFor(
  { id, ref, role, until }: Delegation,
  action: AuditAction,
  { actor, reason }: { readonly actor: IdentityRef; readonly reason: string | null },
): AuditEvent {
  return {
    action,
    actor,
    subject: ref,
    object: { kind: 'delegation', id },
    data: { role, until },
    reason,
  };
}

/** Read aloud on the phone: four groups of four out of letters and digits that cannot be mistaken. */
export function delegationCode(random: string): string {
  return random.slice(0, 16).replace(/(.{4})(?=.)/g, '$1-');
}

/** As people type it: with blanks, capitals, other dashes. */
export function plainCode(typed: string): string {
  return typed.toLowerCase().replace(/[^a-z0-9]/g, '');
}

export const codeMinutes = 60;
