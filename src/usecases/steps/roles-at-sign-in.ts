// The step of a sign-in that yields the roles: by the tenant's rules, less what its demand for a second factor withholds.
import { methodsIn, rolesUnder, type Authentication, type GrantedRoles } from '../../domain/assurance';
import type { SignInAssertion } from '../../domain/identity-attributes';
import { rolesFor, type RoleRule } from '../../domain/role-rules';
import type { TenantRecords } from '../ports';

export async function rolesAtSignIn(
  records: TenantRecords,
  { attributes, authentication: said }: SignInAssertion,
  rules: readonly RoleRule[],
): Promise<GrantedRoles & { readonly authentication: Authentication }> {
  const { kind } = await records.tenant.get();
  const authentication = { ...said, methods: methodsIn(attributes) };
  const held = rolesFor(attributes, rules, kind);
  return { ...rolesUnder(held, authentication, await records.assurance.get()), authentication };
}
