// Roles come from a tenant's explicit rules over what its identity provider says; nobody is an admin by default.
import type { SamlAttribute } from './identity-attributes';
import { valuesByName } from './identity-attributes';
import type { Role } from './roles';
import { roles } from './roles';
import type { TenantKind } from './tenant';

/** Whoever's attribute with exactly this Name has exactly this value gets the role. */
export type RoleRule = {
  readonly attribute: string;
  readonly value: string;
  readonly role: Role;
};

/** The emergency account is local, so no identity provider can grant it; operator roles belong to the operator. */
export function isGrantableByRule(role: Role, kind: TenantKind): boolean {
  if (role === 'break-glass') return false;
  return role !== 'operator-admin' || kind === 'operator';
}

/** The roles of somebody who has just signed in: employee, and whatever the rules say; in the order of `roles`. */
export function rolesFor(
  attributes: readonly SamlAttribute[],
  rules: readonly RoleRule[],
  kind: TenantKind = 'municipality',
): readonly Role[] {
  const granted = new Set<Role>(['employee']);
  for (const rule of rules) {
    if (!isGrantableByRule(rule.role, kind) || rule.value.trim() === '') continue;
    if (valuesByName(attributes, rule.attribute).includes(rule.value)) granted.add(rule.role);
  }
  return roles.filter((role) => granted.has(role));
}
