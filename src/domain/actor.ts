// Who acts: a person of one tenant with the roles that the sign-in yielded.
import { Refusal } from './errors';
import type { IdentityRef, PersonId, TenantId } from './ids';
import type { Role } from './roles';

export type Actor = {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  readonly roles: readonly Role[];
  /** Stands for the actor in the audit log. */
  readonly ref: IdentityRef;
  /** Somebody of the provider, by a delegation of this tenant: has work here, but nothing of their own. */
  readonly external?: true;
  /** Employees of the tenant who may be the same human being: what concerns them is the actor's own affair. */
  readonly alsoPersons?: readonly PersonId[];
};

/** Where two people are needed, this one and the actor are one. */
export function isSelf({ personId, alsoPersons }: Actor, person: PersonId): boolean {
  return personId === person || alsoPersons?.includes(person) === true;
}

export function hasRole(actor: Actor, ...anyOf: readonly Role[]): boolean {
  return anyOf.some((role) => actor.roles.includes(role));
}

/** The rule checks the permission even though the route did: a route can be forgotten, a rule cannot. */
export function requireRole(actor: Actor, ...anyOf: readonly Role[]): void {
  if (!hasRole(actor, ...anyOf)) throw new Refusal('forbidden', 'role-missing');
}
