// Signing in: a verified assertion becomes a person of the tenant, known or new, with the roles that its rules yield.
import type { Actor } from '../domain/actor';
import { methodsIn, rolesUnder, type Authentication, type SessionLimits } from '../domain/assurance';
import { Refusal } from '../domain/errors';
import type { PresentedAssertion } from '../domain/identity-attributes';
import { identityRef, personId, type TenantId } from '../domain/ids';
import { checkRequired } from '../domain/required-attribute';
import { rolesFor } from '../domain/role-rules';
import type { Role } from '../domain/roles';
import { requireNotClosed } from '../domain/tenant';
import type { Ports } from './ports';
import { noteWithheldGroups } from './steps/note-withheld-groups';
import { recognisePerson } from './steps/recognise-person';
import { takeUpInvitations } from './steps/take-up-invitations';
import { useUpAssertion } from './steps/use-up-assertion';

export type SignedIn = {
  readonly actor: Actor;
  readonly displayName: string;
  readonly returnTo: string;
  /** The identity provider left groups out, so that roles may be missing. */
  readonly groupsWithheld: boolean;
  /** Roles that rest, because a second factor was demanded and not shown. */
  readonly withheld: readonly Role[];
  readonly authentication: Authentication;
  readonly limits: SessionLimits;
};

/**
 * The request is used up in the same transaction that finds or makes the person: one response, one sign-in. Concurrent
 * first sign-ins of one person: the second finds the first's row when the transaction is tried again. A sign-in that people
 * must assign is written down, and refused only then.
 */
export async function signIn(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  tenant: TenantId,
  assertion: PresentedAssertion,
): Promise<SignedIn> {
  const now = clock();
  const signedIn = await store.forTenant(tenant).transaction(async (records) => {
    const goesBy = await records.signInRules.get();
    requireNotClosed(goesBy);
    const returnTo = await useUpAssertion(records, assertion, now);
    const { identity: rule, aliases, required, kind, assurance } = goesBy;
    checkRequired(assertion.attributes, required);
    const fresh = {
      id: personId(ids.uuid()),
      tenantId: tenant,
      ref: identityRef(ids.uuid()),
      createdAt: now,
    };
    const person = await recognisePerson(records, { assertion, rule, aliases, fresh, ids });
    if (person === null) return null;
    await takeUpInvitations(records, person, now);
    const rules = await records.tenant.roleRules();
    const { attributes } = assertion;
    const authentication = { ...assertion.authentication, methods: methodsIn(attributes) };
    const held = rolesFor(attributes, rules, kind);
    const { roles, withheld } = rolesUnder(held, authentication, assurance);
    await records.heldRoles.keep(person.id, held);
    const actor: Actor = { tenantId: tenant, personId: person.id, roles, ref: person.ref };
    const groupsWithheld = await noteWithheldGroups(records, { assertion, rules, aliases, now });
    const { displayName } = person;
    const { idleMinutes, longestHours } = assurance;
    const limits = { idleMinutes, longestHours };
    return { actor, displayName, returnTo, groupsWithheld, withheld, authentication, limits };
  });
  if (signedIn === null) throw new Refusal('forbidden', 'account-awaits-assignment');
  return signedIn;
}
