// Roles come from a tenant's explicit rules over what its identity provider says; nobody is an admin by default.
import { Refusal } from './errors';
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

/** What is wrong with one of the rules, or (without `index`) with all of them together. */
export type RuleFault = {
  readonly index: number | null;
  readonly part: 'attribute' | 'value' | 'role';
  readonly reason: string;
};

export const mostRules = 100;
const longestPart = 256;

/** Who may change these rules: without a rule for this role, nobody could ever change them again. */
export function adminRoleOf(kind: TenantKind): Role {
  return kind === 'operator' ? 'operator-admin' : 'tenant-admin';
}

/** Everything that stands against a set of rules, in the order of the rules. */
export function roleRuleFaults(rules: readonly RoleRule[], kind: TenantKind): readonly RuleFault[] {
  const faults = rules.flatMap((rule, index) => faultsOfOne(rule, { index, rules, kind }));
  if (rules.length > mostRules) {
    return [...faults, { index: null, part: 'attribute', reason: 'role-rules-too-many' }];
  }
  const admin = adminRoleOf(kind);
  if (rules.some(({ role }) => role === admin)) return faults;
  return [...faults, { index: null, part: 'role', reason: `role-rules-without-${admin}` }];
}

type Among = { readonly index: number; readonly rules: readonly RoleRule[]; readonly kind: TenantKind };

function faultsOfOne(rule: RoleRule, { index, rules, kind }: Among): readonly RuleFault[] {
  const fault = (part: RuleFault['part'], reason: string): RuleFault => ({ index, part, reason });
  const faults = (['attribute', 'value'] as const).flatMap((part) => {
    if (rule[part].trim() === '') return [fault(part, 'role-rule-incomplete')];
    const usable = rule[part].length <= longestPart && !/\p{Cc}/u.test(rule[part]);
    return usable ? [] : [fault(part, 'role-rule-unusable')];
  });
  // Everybody is an employee already.
  if (rule.role === 'employee' || !isGrantableByRule(rule.role, kind)) {
    faults.push(fault('role', 'role-not-grantable'));
  }
  const first = rules.findIndex((other) => isSameRule(other, rule));
  return first < index ? [...faults, fault('value', 'role-rule-twice')] : faults;
}

export function isSameRule(one: RoleRule, other: RoleRule): boolean {
  return one.attribute === other.attribute && one.value === other.value && one.role === other.role;
}

export function checkRoleRules(rules: readonly RoleRule[], kind: TenantKind): void {
  const [fault] = roleRuleFaults(rules, kind);
  if (fault !== undefined) throw new Refusal('invalid', fault.reason);
}

/** Each value that the rules know, and the roles that somebody with just this one would have. */
export function rolesByValue(
  rules: readonly RoleRule[],
  kind: TenantKind,
): readonly { readonly attribute: string; readonly value: string; readonly roles: readonly Role[] }[] {
  const isFirst = ({ attribute, value }: RoleRule, index: number): boolean =>
    rules.findIndex((other) => other.attribute === attribute && other.value === value) === index;
  return rules.filter(isFirst).map(({ attribute, value }) => ({
    attribute,
    value,
    roles: rolesFor([{ name: attribute, friendlyName: null, values: [value] }], rules, kind),
  }));
}
