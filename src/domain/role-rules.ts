// Roles come from a tenant's explicit rules over what its identity provider says; nobody is an admin by default.
import type { AuditEvent } from './audit-event';
import { Refusal } from './errors';
import type { SamlAttribute } from './identity-attributes';
import { valuesByName } from './identity-attributes';
import type { IdentityRef, TenantId } from './ids';
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

/**
 * One of the rules by which there are admins now stays: a new one with a slip in it would otherwise leave nobody who could
 * mend it. Who wants another adds it, signs in by it, and takes the old one away then.
 */
export function checkAdminsStay(
  before: readonly RoleRule[],
  after: readonly RoleRule[],
  kind: TenantKind,
): void {
  const admins = before.filter(({ role }) => role === adminRoleOf(kind));
  const stays = (rule: RoleRule): boolean => after.some((other) => isSameRule(other, rule));
  if (admins.length > 0 && !admins.some(stays)) throw new Refusal('invalid', 'role-rules-replace-all-admins');
}

/** Which rules came and which went, in words that can be erased: a value may be somebody's account name. */
export function roleRulesChanged(
  before: readonly RoleRule[],
  after: readonly RoleRule[],
  { tenantId, actor }: { readonly tenantId: TenantId; readonly actor: IdentityRef | null },
): AuditEvent {
  const missingFrom = (others: readonly RoleRule[]) => (rule: RoleRule) =>
    !others.some((other) => isSameRule(other, rule));
  const added = after.filter(missingFrom(before));
  const removed = before.filter(missingFrom(after));
  const inWords = (sign: string) => (rule: RoleRule) =>
    `${sign} ${rule.attribute} = ${rule.value}: ${rule.role}`;
  return {
    action: 'tenant.role-rules-changed',
    actor,
    subject: null,
    object: { kind: 'tenant', id: tenantId },
    data: { rules: after.length, added: added.length, removed: removed.length },
    reason: [...added.map(inWords('+')), ...removed.map(inWords('−'))].join('\n') || null,
  };
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
