// Signing in: a verified assertion becomes a person of the tenant, known or new, with the roles that its rules yield.
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import {
  departmentOf,
  displayNameOf,
  identityOf,
  mailOf,
  type SignInAssertion,
} from '../domain/identity-attributes';
import { identityRef, personId, type TenantId } from '../domain/ids';
import type { Person, PersonKey } from '../domain/person';
import { rolesFor } from '../domain/role-rules';
import type { Ports, TenantRecords } from './ports';

export type SignedIn = { readonly actor: Actor; readonly displayName: string; readonly returnTo: string };

/**
 * The request is used up in the same transaction that finds or makes the person: one response, one sign-in. Concurrent
 * first sign-ins of one person: the second finds the first's row when the transaction is tried again.
 */
export async function signIn(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  tenant: TenantId,
  assertion: SignInAssertion,
): Promise<SignedIn> {
  const now = clock();
  return store.forTenant(tenant).transaction(async (records) => {
    const request = await records.samlRequests.consume(assertion.inResponseTo, now);
    if (request === null) throw new Refusal('unauthenticated', 'saml-request-unknown');
    const settings = await records.tenant.samlSettings();
    const key = identityOf(assertion, settings.identity);
    const fresh = {
      id: personId(ids.uuid()),
      tenantId: tenant,
      ref: identityRef(ids.uuid()),
      createdAt: now,
    };
    const person = await findOrRegister(records, key, { assertion, fresh });
    const { kind } = await records.tenant.get();
    const roles = rolesFor(assertion.attributes, await records.tenant.roleRules(), kind);
    const actor: Actor = { tenantId: tenant, personId: person.id, roles, ref: person.ref };
    return { actor, displayName: person.displayName, returnTo: request.returnTo };
  });
}

type Arrival = {
  readonly assertion: SignInAssertion;
  readonly fresh: Pick<Person, 'id' | 'tenantId' | 'ref' | 'createdAt'>;
};

async function findOrRegister(
  records: TenantRecords,
  key: PersonKey,
  { assertion, fresh }: Arrival,
): Promise<Person> {
  const known = await records.persons.findByKey(key);
  const described = {
    displayName: displayNameOf(assertion),
    mail: mailOf(assertion.attributes),
    department: departmentOf(assertion.attributes),
  };
  if (known === null) return register(records, { ...fresh, ...described }, key);
  const person = { ...known, ...described };
  if (hasChanged(known, person)) await records.persons.update(person);
  return person;
}

async function register(records: TenantRecords, person: Person, key: PersonKey): Promise<Person> {
  await records.persons.insert(person, key);
  await records.audit.append(
    {
      action: 'person.registered',
      actor: person.ref,
      subject: person.ref,
      object: { kind: 'person', id: person.id },
      data: {},
      reason: null,
    },
    person.createdAt,
  );
  return person;
}

function hasChanged(before: Person, after: Person): boolean {
  return (
    before.displayName !== after.displayName ||
    before.mail !== after.mail ||
    before.department !== after.department
  );
}
