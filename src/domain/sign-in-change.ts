// A change to a sign-in that is live: proposed, confirmed by those who hold the present one, or by two of the provider with
// a day between them. Whoever could change it alone could become anybody in that municipality.
import type { AuditAction, AuditEvent } from './audit-event';
import { Refusal } from './errors';
import type { IdentityRef, SignInChangeId, TenantId } from './ids';
import { sameValues, type SignInValues } from './sign-in-values';
import {
  consentOf,
  firstOperatorAmong,
  type Confirmation,
  type FirstOperator,
  type Party,
} from './two-sided-consent';

export const signInChangeStates = ['open', 'applied', 'rejected', 'withdrawn', 'lapsed'] as const;
export type SignInChangeState = (typeof signInChangeStates)[number];

/** Who brought it up: the municipality, the provider, its identity provider's metadata, or whoever has the host. */
export type ChangeOrigin = 'tenant' | 'operator' | 'metadata' | 'command-line';

/** By which way it came into force. */
export type ChangeRoute = 'tenant' | 'operator' | 'emergency';

export type SignInChange = {
  readonly id: SignInChangeId;
  readonly tenantId: TenantId;
  readonly before: SignInValues;
  readonly after: SignInValues;
  readonly origin: ChangeOrigin;
  readonly reason: string | null;
  readonly proposedBy: IdentityRef | null;
  readonly proposedAt: Date;
  readonly firstOperator: FirstOperator | null;
  readonly state: SignInChangeState;
  readonly decidedBy: IdentityRef | null;
  readonly decidedAt: Date | null;
  readonly route: ChangeRoute | null;
};

/** What nobody confirms must not lie in wait. */
export const openForMs = 14 * 24 * 3_600_000;
/** What came into force without the municipality is shown to its admins for so long. */
export const noticeMs = 14 * 24 * 3_600_000;
/** What one admin of the municipality changed alone is shown to the others for so long. */
export const ownNoticeMs = 5 * 24 * 3_600_000;

export type Proposal = Pick<SignInChange, 'id' | 'tenantId' | 'before' | 'after' | 'reason'> & {
  /** Null: by the metadata, or from the command line, where nobody is known by name. */
  readonly by: Party | null;
  readonly origin: ChangeOrigin;
};

export function propose({ by, ...proposal }: Proposal, now: Date) {
  if (proposal.before.kind !== proposal.after.kind) throw new Refusal('invalid', 'sign-in-change-mixed');
  if (sameValues(proposal.before, proposal.after)) throw new Refusal('conflict', 'sign-in-change-empty');
  const state: SignInChange = {
    ...proposal,
    proposedBy: by?.ref ?? null,
    proposedAt: now,
    firstOperator: firstOperatorAmong(by, now),
    state: 'open',
    decidedBy: null,
    decidedAt: null,
    route: null,
  };
  return { state, event: eventFor(state, 'sign-in-change.proposed', { actor: by?.ref ?? null }) };
}

export type Live = {
  readonly values: SignInValues;
  /** When the settings now in force were confirmed; null: they are the first ones. */
  readonly since: Date | null;
};

/**
 * In this order: still open; made upon what is in force now; and then by the municipality, whose admin signed in under
 * that, or by a second one of the provider a day after the first. `applied` says that it is in force from now on.
 */
export function confirm(change: SignInChange, confirmation: Confirmation, live: Live, now: Date) {
  requireOpen(change, now);
  if (!sameValues(change.before, live.values)) throw new Refusal('conflict', 'sign-in-changed-meanwhile');
  const { by } = confirmation;
  const consent = consentOf(change.firstOperator, confirmation, { since: live.since, now });
  if (consent.is === 'given') return decided(change, { state: 'applied', by, now, route: consent.route });
  const state: SignInChange = { ...change, firstOperator: consent.firstOperator };
  return { state, event: eventFor(state, 'sign-in-change.seconded', { actor: by.ref }) };
}

/** Either side may say no, whoever proposed. */
export function reject(
  change: SignInChange,
  by: Party,
  { now, reason }: { readonly now: Date; readonly reason: string },
) {
  requireOpen(change, now);
  return decided(change, { state: 'rejected', by, now, route: null, reason });
}

/** Only who proposed takes it back; others reject. */
export function withdraw(change: SignInChange, by: Party, now: Date) {
  requireOpen(change, now);
  if (change.proposedBy !== by.ref) throw new Refusal('forbidden', 'not-own-proposal');
  return decided(change, { state: 'withdrawn', by, now, route: null });
}

/** By time, or because something else came into force: what it was compared with is no longer so. */
export function lapse(change: SignInChange, now: Date) {
  return decided(change, { state: 'lapsed', by: null, now, route: null });
}

/** At once and without anybody's word, by whoever has the host: recorded, with a reason, and shown to all admins. */
export function forceThrough(
  proposed: SignInChange,
  { now, reason }: { readonly now: Date; readonly reason: string },
) {
  if (reason.trim() === '') throw new Refusal('invalid', 'reason-missing');
  return decided(proposed, { state: 'applied', by: null, now, route: 'emergency', reason });
}

export function isStale(change: SignInChange, live: SignInValues | null, now: Date): boolean {
  const overdue = now.getTime() - change.proposedAt.getTime() >= openForMs;
  return overdue || live === null || (live.kind === change.before.kind && !sameValues(change.before, live));
}

/**
 * What an admin of the municipality must see on every page: what is open, what came into force without the municipality,
 * and for some days what one of its admins has proposed and confirmed alone.
 */
export function deservesNotice(change: SignInChange, reader: IdentityRef, now: Date): boolean {
  if (change.state === 'open') return true;
  if (change.state !== 'applied' || change.decidedAt === null) return false;
  const age = now.getTime() - change.decidedAt.getTime();
  if (change.route !== 'tenant') return age < noticeMs;
  const alone = change.proposedBy === change.decidedBy && change.decidedBy !== reader;
  return alone && age < ownNoticeMs;
}

function requireOpen(change: SignInChange, now: Date): void {
  if (change.state !== 'open') throw new Refusal('conflict', 'sign-in-change-decided');
  if (now.getTime() - change.proposedAt.getTime() >= openForMs)
    throw new Refusal('conflict', 'sign-in-change-lapsed');
}

type Decision = {
  readonly state: Exclude<SignInChangeState, 'open'>;
  readonly by: Party | null;
  readonly now: Date;
  readonly route: ChangeRoute | null;
  readonly reason?: string;
};

function decided(change: SignInChange, { state: outcome, by, now, route, reason }: Decision) {
  const actor = by?.ref ?? null;
  const state: SignInChange = { ...change, state: outcome, decidedBy: actor, decidedAt: now, route };
  return { state, event: eventFor(state, `sign-in-change.${outcome}`, { actor, reason: reason ?? null }) };
}

function eventFor(
  change: SignInChange,
  action: AuditAction,
  { actor, reason = change.reason }: { readonly actor: IdentityRef | null; readonly reason?: string | null },
): AuditEvent {
  return {
    action,
    actor,
    subject: null,
    object: { kind: 'sign-in-change', id: change.id },
    data: { kind: change.after.kind, origin: change.origin, route: change.route },
    reason,
  };
}
