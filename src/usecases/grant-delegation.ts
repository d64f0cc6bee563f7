// A tenant admin lets a person of the provider act for the municipality: known by the code that this person reads out.
import type { Actor } from '../domain/actor';
import {
  checkDelegation,
  delegate,
  plainCode,
  type Delegation,
  type DelegationTerms,
} from '../domain/delegation';
import { requireNotOneself } from '../domain/delegate-employee';
import { Refusal } from '../domain/errors';
import { delegationId, identityRef, personId } from '../domain/ids';
import type { Person } from '../domain/person';
import type { Tenant } from '../domain/tenant';
import type { Ports } from './ports';
import { employeeStandings } from './steps/employee-standings';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids'>;

export type GrantedDelegation = { readonly delegation: Delegation; readonly name: string };

/**
 * Neither side sees the other's people but for this one: the municipality learns the name behind the code, the provider
 * which municipality has named whom. The terms are checked before the code is used up; it is good for one attempt.
 */
export async function grantDelegation(
  ports: Needs,
  actor: Actor,
  { code, ...terms }: DelegationTerms & { readonly code: string },
): Promise<GrantedDelegation> {
  const { store, clock, ids } = ports;
  const now = clock();
  const town = store.forTenant(actor.tenantId);
  const { timeZone, slug } = await town.tenant.get();
  checkDelegation(actor, terms, { now, timeZone });
  const operator = await store.installation.findOperator();
  if (operator === null || operator.id === actor.tenantId)
    throw new Refusal('invalid', 'delegation-code-unknown');
  const person = await personBehind(ports, operator, code);
  const pair = { operator: operator.id, town: actor.tenantId, person: person.id };
  requireNotOneself(actor, await employeeStandings(store, pair));
  const name = externalName(person, operator);
  const granted = await town.transaction(async (records) => {
    const to = (await records.delegations.knownAs(person.id)) ?? {
      personId: personId(ids.uuid()),
      ref: identityRef(ids.uuid()),
    };
    const { state, event } = delegate(actor, terms, {
      now,
      timeZone,
      id: delegationId(ids.uuid()),
      to: { ...to, operatorPersonId: person.id },
    });
    await records.delegations.insert(state, name);
    await records.audit.append(event, now);
    return state;
  });
  await noteAtProvider(ports, { operator, person, slug, granted });
  return { delegation: granted, name };
}

/** As the municipality's log and lists call them. */
function externalName({ displayName }: Person, { name }: Tenant): string {
  return `${displayName} (extern, ${name})`;
}

async function personBehind({ store, clock, ids }: Needs, operator: Tenant, code: string): Promise<Person> {
  return store.forTenant(operator.id).transaction(async (records) => {
    const id = await records.delegationCodes.consume(ids.hash(plainCode(code)), clock());
    const person = id === null ? null : await records.persons.find(id);
    if (person === null) throw new Refusal('invalid', 'delegation-code-unknown');
    return person;
  });
}

type Note = {
  readonly operator: Tenant;
  readonly person: Person;
  readonly slug: string;
  readonly granted: Delegation;
};

/** The provider's own log says for whom its people work; who in the municipality decided it stands only there. */
async function noteAtProvider(
  { store, clock }: Needs,
  { operator, person, slug, granted }: Note,
): Promise<void> {
  const { id, role, until } = granted;
  await store.forTenant(operator.id).audit.append(
    {
      action: 'delegation.granted',
      actor: null,
      subject: person.ref,
      object: { kind: 'delegation', id },
      data: { tenant: slug, role, until },
      reason: null,
    },
    clock(),
  );
}
