// Whether somebody signed in at the provider may act in a municipality at this moment, and as what: asked at every page.
import type { Actor } from '../domain/actor';
import { rolesUnder, type Authentication } from '../domain/assurance';
import { countAsOne } from '../domain/delegate-employee';
import type { PersonId, TenantId } from '../domain/ids';
import { roles, type Role } from '../domain/roles';
import type { Ports } from './ports';
import { employeeStandings } from './steps/employee-standings';

export type SignedInElsewhere = {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  readonly authentication: Authentication;
};

export type Acting = {
  readonly actor: Actor;
  /** By the municipality's own demand for a second factor. */
  readonly withheld: readonly Role[];
  /** Where they sign in and out. */
  readonly home: string;
};

/** Null: for everybody else this municipality is as if they had not signed in. */
export async function actAsDelegate(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  { tenantId, personId, authentication }: SignedInElsewhere,
  tenant: TenantId,
): Promise<Acting | null> {
  const operator = await store.installation.findOperator();
  if (operator?.id !== tenantId || tenant === tenantId) return null;
  const records = store.forTenant(tenant);
  const delegations = await records.delegations.inForce(personId, clock());
  const [first] = delegations;
  if (first === undefined) return null;
  const held = roles.filter((role) => delegations.some((delegation) => delegation.role === role));
  const standings = await employeeStandings(store, { operator: operator.id, town: tenant, person: personId });
  const alsoPersons = countAsOne(standings);
  const granted = rolesUnder(held, authentication, await records.assurance.get());
  return {
    actor: {
      tenantId: tenant,
      personId: first.personId,
      ref: first.ref,
      roles: granted.roles,
      external: true,
      ...(alsoPersons.length === 0 ? {} : { alsoPersons }),
    },
    withheld: granted.withheld,
    home: operator.slug,
  };
}
