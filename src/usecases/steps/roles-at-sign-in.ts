// The step of a sign-in that yields the roles: by the tenant's rules, less what its demand for a second factor withholds.
import { rolesUnder, type Authentication, type GrantedRoles } from '../../domain/assurance';
import type { SamlAttribute } from '../../domain/identity-attributes';
import { rolesFor } from '../../domain/role-rules';
import type { TenantRecords } from '../ports';

export async function rolesAtSignIn(
  records: TenantRecords,
  attributes: readonly SamlAttribute[],
  authentication: Authentication,
): Promise<GrantedRoles> {
  const { kind } = await records.tenant.get();
  const held = rolesFor(attributes, await records.tenant.roleRules(), kind);
  return rolesUnder(held, authentication, await records.assurance.get());
}
