// Consent to what touches a whole municipality: its own admin gives it, or two of the provider with a day between them, for
// when nobody there can any more. Whoever could do such things alone could do them unseen.
import { hasRole, type Actor } from './actor';
import { Refusal } from './errors';
import type { IdentityRef, TenantId } from './ids';

export type Party = { readonly side: 'tenant' | 'operator'; readonly ref: IdentityRef };

/** An admin of this very municipality, or of the provider; an operator role held anywhere else counts for nothing. */
export function partyTo(tenant: TenantId, actor: Actor, operator: TenantId | null): Party {
  if (actor.tenantId === tenant && hasRole(actor, 'tenant-admin')) return { side: 'tenant', ref: actor.ref };
  if (actor.tenantId === operator && hasRole(actor, 'operator-admin')) {
    return { side: 'operator', ref: actor.ref };
  }
  throw new Refusal('forbidden', 'role-missing');
}

/** Between the two of the provider, so that the municipality has a working day to say no. */
export const operatorDelayMs = 24 * 3_600_000;

/** The first of two of the provider; whoever of them proposes is the first. */
export type FirstOperator = { readonly ref: IdentityRef; readonly at: Date };

export function firstOperatorAmong(by: Party | null, now: Date): FirstOperator | null {
  return by?.side === 'operator' ? { ref: by.ref, at: now } : null;
}

export function operatorMayConfirmAt(first: Date): Date {
  return new Date(first.getTime() + operatorDelayMs);
}

export type Confirmation = { readonly by: Party; readonly signedInAt: Date };

export type Consent =
  | { readonly is: 'given'; readonly route: 'tenant' | 'operator' }
  | { readonly is: 'half'; readonly firstOperator: FirstOperator };

type Circumstances = {
  /** When the municipality's sign-in last changed: a session from before confirms nothing. Null: it never did. */
  readonly since: Date | null;
  readonly now: Date;
};

export function consentOf(
  first: FirstOperator | null,
  { by, signedInAt }: Confirmation,
  { since, now }: Circumstances,
): Consent {
  if (by.side === 'tenant') {
    if (since !== null && signedInAt < since) throw new Refusal('forbidden', 'sign-in-again-first');
    return { is: 'given', route: 'tenant' };
  }
  if (first === null) return { is: 'half', firstOperator: { ref: by.ref, at: now } };
  if (first.ref === by.ref) throw new Refusal('forbidden', 'second-operator-missing');
  if (now < operatorMayConfirmAt(first.at)) throw new Refusal('conflict', 'second-operator-too-early');
  return { is: 'given', route: 'operator' };
}
