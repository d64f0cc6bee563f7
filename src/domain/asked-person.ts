// Whether somebody is asked by a step: in person, by an office that they hold at this moment, or as somebody's deputy.
import type { Actor } from './actor';
import type { Role } from './roles';
import { officesByRole, type OfficeByRole, type Party, type RequestStep } from './request-step';

/** Somebody for whom a person answers, by a deputyship that is in force today. */
export type Principal = Party & {
  /** Held at their last sign-in. */
  readonly roles: readonly Role[];
};

/** `inPlaceOf`: null where they are asked themselves. */
export type AskedAs = { readonly inPlaceOf: Party | null };

type Asking = {
  /** Of the actor, as they are now: a session may be older than the end of a role. */
  readonly rolesNow: readonly Role[];
  readonly principals: readonly Principal[];
};

/** Null: not asked. IT is asked at its own page, by its role, and has no deputies here. */
export function askedAs(step: RequestStep, actor: Actor, { rolesNow, principals }: Asking): AskedAs | null {
  if (step.office === 'it-admin' || actor.external === true) return null;
  const isAsked = (personId: string, roles: readonly Role[]): boolean =>
    step.office === 'supervisor' ? step.assignee?.personId === personId : roles.includes(step.office);
  const own = actor.roles.filter((role) => rolesNow.includes(role));
  if (actor.roles.length > 0 && isAsked(actor.personId, own)) return { inPlaceOf: null };
  // Named for this step by IT: in person, so that nobody answers in their place.
  if (actor.roles.length > 0 && step.standIn?.party.personId === actor.personId) return { inPlaceOf: null };
  const principal = principals.find(({ personId, roles }) => isAsked(personId, roles));
  return principal === undefined ? null : { inPlaceOf: principal };
}

/** The offices that somebody with these roles answers for. */
export function officesOf(roles: readonly Role[]): readonly OfficeByRole[] {
  return officesByRole.filter((office) => roles.includes(office));
}
