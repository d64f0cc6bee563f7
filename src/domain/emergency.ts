// The one sealed emergency account of an installation: off, except for hours that whoever has the host allows with a reason.
// It may suspend and revoke, and nothing else (BSI ORP.4.A20: an emergency plan for when the identity management fails).
import type { Actor } from './actor';
import type { AuditAction, AuditEvent } from './audit-event';
import { Refusal } from './errors';
import type { IdentityRef, PersonId, TenantId } from './ids';

export type EmergencyAccount = {
  /** The provider's tenant. */
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  readonly ref: IdentityRef;
  readonly passphraseHash: string;
  readonly totpSecret: string;
  /** The time step of the last code that was taken: it and all before it are used up (RFC 6238 §5.2). */
  readonly lastCounter: number;
  readonly enabledAt: Date | null;
  readonly enabledUntil: Date | null;
  /** Wrong codes by somebody who had the passphrase, since it was switched on. */
  readonly wrongCodes: number;
  readonly session: EmergencySession | null;
};

export type EmergencySession = { readonly id: string; readonly until: Date };

export const emergencyHours = { usual: 4, most: 24 } as const;
const hourMs = 3_600_000;
/** A session that nobody uses for so long is over, and with it the whole permission. */
export const emergencyIdleMs = 10 * 60_000;
/** RFC 4226 §7.3: only so many tries. Counted with the right passphrase alone, so that strangers cannot use them up. */
export const mostWrongCodes = 5;
/** So long it is shown where admins begin their day. */
export const emergencyNoticeMs = 14 * 24 * hourMs;

export type EmergencyWindow = Pick<EmergencyAccount, 'enabledAt' | 'enabledUntil' | 'session'>;

/** Ends by time and with its one session. */
export function isEmergencyOn({ enabledUntil, session }: EmergencyWindow, now: Date): boolean {
  if (enabledUntil === null || now >= enabledUntil) return false;
  return session === null || now < session.until;
}

type Fresh = Pick<EmergencyAccount, 'tenantId' | 'personId' | 'ref' | 'passphraseHash' | 'totpSecret'>;

/** New secrets void the earlier ones; it begins switched off. */
export function createEmergency(fresh: Fresh) {
  const state: EmergencyAccount = {
    ...fresh,
    lastCounter: 0,
    enabledAt: null,
    enabledUntil: null,
    wrongCodes: 0,
    session: null,
  };
  return { state, event: emergencyEvent(state, 'emergency.created') };
}

export function enableEmergency(
  account: EmergencyAccount,
  { hours, reason }: { readonly hours: number; readonly reason: string },
  now: Date,
) {
  if (!Number.isInteger(hours) || hours < 1 || hours > emergencyHours.most) {
    throw new Refusal('invalid', 'emergency-hours-out-of-range');
  }
  if (reason.trim() === '') throw new Refusal('invalid', 'reason-missing');
  const enabledUntil = new Date(now.getTime() + hours * hourMs);
  const state: EmergencyAccount = { ...account, enabledAt: now, enabledUntil, wrongCodes: 0, session: null };
  const event = emergencyEvent(state, 'emergency.enabled', { hours, until: enabledUntil.toISOString() });
  return { state, event: { ...event, reason } };
}

export function disableEmergency(account: EmergencyAccount, now: Date) {
  if (!isEmergencyOn(account, now)) throw new Refusal('conflict', 'emergency-is-off');
  const state: EmergencyAccount = { ...account, enabledUntil: now, session: null };
  return { state, event: emergencyEvent(state, 'emergency.disabled') };
}

export type EmergencyTry = {
  readonly passphraseFits: boolean;
  /** The time step that the code belongs to; null when it belongs to none that counts now. */
  readonly counter: number | null;
  readonly sessionId: string;
};

type Tried = {
  readonly signedIn: boolean;
  readonly state: EmergencyAccount;
  readonly event: AuditEvent | null;
};

/** While it is off, or somebody is using it, there is nothing to sign in to. */
export function tryEmergency(account: EmergencyAccount, tried: EmergencyTry, now: Date): Tried {
  if (!isEmergencyOn(account, now) || account.session !== null) {
    throw new Refusal('not-found', 'page-not-found');
  }
  if (!tried.passphraseFits) return { signedIn: false, state: account, event: null };
  if (tried.counter === null || tried.counter <= account.lastCounter) {
    const wrongCodes = account.wrongCodes + 1;
    const spent = wrongCodes >= mostWrongCodes;
    const state = { ...account, wrongCodes, ...(spent ? { enabledUntil: now } : {}) };
    return {
      signedIn: false,
      state,
      event: emergencyEvent(state, 'emergency.refused', { tries: wrongCodes }),
    };
  }
  const session = { id: tried.sessionId, until: idleEnd(now) };
  const state: EmergencyAccount = { ...account, lastCounter: tried.counter, session };
  return { signedIn: true, state, event: emergencyEvent(state, 'emergency.signed-in') };
}

/** Every look makes the session last a little longer, but never beyond the hours. */
export function goOnWithEmergency(account: EmergencyAccount, sessionId: string, now: Date): EmergencyAccount {
  if (!isEmergencyOn(account, now) || account.session?.id !== sessionId) {
    throw new Refusal('not-found', 'page-not-found');
  }
  return { ...account, session: { id: sessionId, until: idleEnd(now) } };
}

export function isWorthNoting({ enabledAt }: EmergencyWindow, now: Date): boolean {
  return enabledAt !== null && now.getTime() - enabledAt.getTime() < emergencyNoticeMs;
}

/** In a municipality: as nobody of its own, with the one role. */
export function emergencyActor({ personId, ref }: EmergencyAccount, tenantId: TenantId): Actor {
  return { tenantId, personId, ref, roles: ['break-glass'], external: true };
}

export const emergencyActs = {
  grants: ['suspend', 'revoke'],
  devices: ['suspend', 'revoke'],
  gateways: ['remove'],
} as const;
export type EmergencyKind = keyof typeof emergencyActs;

/**
 * In the provider's log, before the act itself: what was about to be done, and where. Why stands there for gateways only;
 * what is said of people belongs into the log of their municipality, with the act.
 */
export function emergencyActEvent(
  account: EmergencyAccount,
  done: {
    readonly tenant: string;
    readonly kind: EmergencyKind;
    readonly thing: string;
    readonly act: string;
  },
  reason: string,
): AuditEvent {
  return {
    ...emergencyEvent(account, 'emergency.acted', done),
    reason: done.kind === 'gateways' ? reason : null,
  };
}

function idleEnd(now: Date): Date {
  return new Date(now.getTime() + emergencyIdleMs);
}

function emergencyEvent(
  { ref, tenantId }: EmergencyAccount,
  action: Extract<AuditAction, `emergency.${string}`>,
  data: AuditEvent['data'] = {},
): AuditEvent {
  const byItself = action === 'emergency.signed-in' || action === 'emergency.acted';
  return {
    action,
    actor: byItself ? ref : null,
    subject: null,
    object: { kind: 'tenant', id: tenantId },
    data,
    reason: null,
  };
}

/** Takes as long wherever two hashes begin to differ. */
export function sameHash(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let at = 0; at < one.length; at += 1) difference |= one.charCodeAt(at) ^ (other.charCodeAt(at) || 0);
  return difference === 0;
}
