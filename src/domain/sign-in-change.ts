// A change to a sign-in that is live: proposed, confirmed by those who hold the present one, or by two of the provider with
// a day between them. Whoever could change it alone could become anybody in that municipality.
import type { AuditAction, AuditEvent } from './audit-event';
import { Refusal } from './errors';
import type { IdentityRef, SignInChangeId, TenantId } from './ids';
import { trialStanding, type ChangeTrial } from './sign-in-change-trial';
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
  /** The last one; null as long as nobody has tried it out. */
  readonly trial: ChangeTrial | null;
  /** Why it was confirmed without a trial that passed; null: it was not. */
  readonly withoutTrial: string | null;
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
    trial: null,
    withoutTrial: null,
  };
  return { state, event: eventFor(state, 'sign-in-change.proposed', { actor: by?.ref ?? null }) };
}

export type Live = {
  readonly values: SignInValues;
  /** When the settings now in force were confirmed; null: they are the first ones. */
  readonly since: Date | null;
};

export type ChangeConfirmation = Confirmation & {
  /** What a trial would have to be of to say something. */
  readonly trialOf: string;
  /** Why it has to do without one that passed; null: it has not. */
  readonly withoutTrial: string | null;
};

/**
 * In this order: still open; made upon what is in force now; then by the municipality, whose admin signed in under that, or
 * by a second one of the provider a day after the first; and tried out, or knowingly not. `applied` says that it is in force
 * from now on.
 */
export function confirm(change: SignInChange, confirmation: ChangeConfirmation, live: Live, now: Date) {
  requireOpenUpon(change, live.values, now);
  const { by } = confirmation;
  const consent = consentOf(change.firstOperator, confirmation, { since: live.since, now });
  const confirmed: SignInChange = { ...change, withoutTrial: untriedBecause(change, confirmation) };
  const reason = confirmed.withoutTrial;
  if (consent.is === 'given') {
    return decided(confirmed, {
      state: 'applied',
      by,
      now,
      route: consent.route,
      reason,
      ...triedData(reason),
    });
  }
  const state: SignInChange = { ...confirmed, firstOperator: consent.firstOperator };
  const about = { actor: by.ref, ...(reason === null ? {} : { reason }), ...triedData(reason) };
  return { state, event: eventFor(state, 'sign-in-change.seconded', about) };
}

/** A tick too many says nothing where a trial has passed. */
function untriedBecause(
  { trial }: SignInChange,
  { trialOf, withoutTrial }: ChangeConfirmation,
): string | null {
  if (trialStanding(trial, trialOf) === 'passed') return null;
  if (withoutTrial === null || withoutTrial.trim() === '') {
    throw new Refusal('conflict', 'sign-in-change-untried');
  }
  return withoutTrial;
}

function triedData(withoutTrial: string | null): { readonly data: AuditEvent['data'] } {
  return { data: { trial: withoutTrial === null ? 'passed' : 'without trial' } };
}

/** Somebody may try it out, by a link. */
export function beginTrial(
  change: SignInChange,
  live: SignInValues,
  { by, now }: { readonly by: Party; readonly now: Date },
): AuditEvent {
  requireOpenUpon(change, live, now);
  return eventFor(change, 'sign-in-change.trial-begun', { actor: by.ref, reason: null });
}

/** Of what was sent nothing is kept but whether it would have worked, or the short name of what was in the way. */
export function tried(change: SignInChange, live: SignInValues, trial: ChangeTrial) {
  requireOpenUpon(change, live, trial.at);
  const state: SignInChange = { ...change, trial };
  const data = { passed: trial.passed, inTheWay: trial.reason };
  return {
    state,
    event: eventFor(state, 'sign-in-change.tried', { actor: trial.by.ref, reason: null, data }),
  };
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

/** Still open, and made upon what is in force now: else it could not come into force, and is not worth trying out. */
export function requireOpenUpon(change: SignInChange, live: SignInValues, now: Date): void {
  requireOpen(change, now);
  if (!sameValues(change.before, live)) throw new Refusal('conflict', 'sign-in-changed-meanwhile');
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
  readonly reason?: string | null;
  readonly data?: AuditEvent['data'];
};

function decided(change: SignInChange, { state: outcome, by, now, route, reason, data = {} }: Decision) {
  const actor = by?.ref ?? null;
  const state: SignInChange = { ...change, state: outcome, decidedBy: actor, decidedAt: now, route };
  const about = { actor, reason: reason ?? null, data };
  return { state, event: eventFor(state, `sign-in-change.${outcome}`, about) };
}

type About = {
  readonly actor: IdentityRef | null;
  readonly reason?: string | null;
  readonly data?: AuditEvent['data'];
};

function eventFor(
  change: SignInChange,
  action: AuditAction,
  { actor, reason = change.reason, data = {} }: About,
): AuditEvent {
  return {
    action,
    actor,
    subject: null,
    object: { kind: 'sign-in-change', id: change.id },
    data: { kind: change.after.kind, origin: change.origin, route: change.route, ...data },
    reason,
  };
}
