// Who holds roles together that should be apart: people of the municipality as of their last sign-in, and its delegates;
// and who has chosen those delegates.
import { requireRole, type Actor } from '../domain/actor';
import { countAsOne } from '../domain/delegate-employee';
import { isInForce, type Delegation } from '../domain/delegation';
import { pageSize, type Cursor, type Page } from '../domain/paging';
import type { Person } from '../domain/person';
import type { Role } from '../domain/roles';
import { separationReaders, separations, separationsIn, type Separation } from '../domain/separation';
import type { Tenant } from '../domain/tenant';
import type { Ports } from './ports';
import type { NamedDelegation } from './ports-of-delegations';
import { delegatesAndNamers, type ChosenDelegate } from './steps/delegates-and-namers';
import { employeeStandings } from './steps/employee-standings';

export type SeparatedPerson = { readonly person: Person; readonly separations: readonly Separation[] };
export type SeparatedDelegate = { readonly name: string; readonly separations: readonly Separation[] };

export type Separations = {
  readonly page: Page<SeparatedPerson>;
  /** With the first page only: there are few. */
  readonly delegates: readonly SeparatedDelegate[];
  /** With the first page too: whoever decides here by delegation, and who wanted it so. */
  readonly chosen: readonly ChosenDelegate[];
};

export async function listSeparations(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  after: Cursor | null,
): Promise<Separations> {
  requireRole(actor, ...separationReaders);
  const now = clock();
  const { heldRoles } = store.forTenant(actor.tenantId);
  const { items, next } = await heldRoles.listWithAny(
    separations.map(({ roles }) => roles),
    { after, limit: pageSize },
  );
  const people = items.map(({ person, roles }) => ({ person, separations: separationsIn(roles) }));
  const operator = after === null ? await store.installation.findOperator() : null;
  const report = { page: { items: people, next } };
  if (operator === null) return { ...report, delegates: [], chosen: [] };
  const named = await store.forTenant(actor.tenantId).delegations.list();
  const standing = named.filter(({ delegation }) => isInForce(delegation, now));
  return {
    ...report,
    delegates: await delegatesOf(store, { operator, town: actor.tenantId }, standing),
    chosen: await delegatesAndNamers(store, { operator: operator.id, town: actor.tenantId }, standing),
  };
}

type Place = { readonly operator: Tenant; readonly town: Tenant['id'] };

async function delegatesOf(
  store: Ports['store'],
  place: Place,
  standing: readonly NamedDelegation[],
): Promise<readonly SeparatedDelegate[]> {
  const firsts = standing.filter(
    ({ delegation: { operatorPersonId } }, index) =>
      standing.findIndex((other) => other.delegation.operatorPersonId === operatorPersonId) === index,
  );
  const found = await Promise.all(
    firsts.map(async ({ delegation: { operatorPersonId }, name }) => {
      const theirs = standing.filter((one) => one.delegation.operatorPersonId === operatorPersonId);
      const delegated = theirs.map(({ delegation }) => delegation.role);
      const others = await rolesElsewhere(store, place, operatorPersonId);
      return { name, separations: separationsIn([...delegated, ...others]) };
    }),
  );
  return found.filter((one) => one.separations.length > 0);
}

/** Of what somebody is at the provider only this one role touches the municipality; of an employee all of them do. */
async function rolesElsewhere(
  store: Ports['store'],
  { operator, town }: Place,
  person: Delegation['operatorPersonId'],
): Promise<readonly Role[]> {
  const atProvider = await store.forTenant(operator.id).heldRoles.ofPerson(person);
  const standings = await employeeStandings(store, { operator: operator.id, town, person });
  const employees = await Promise.all(
    countAsOne(standings).map((id) => store.forTenant(town).heldRoles.ofPerson(id)),
  );
  return [...atProvider.filter((role) => role === 'operator-admin'), ...employees.flat()];
}
