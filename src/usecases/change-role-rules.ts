// A tenant admin changes who gets which role: the whole set of rules at once, so that it can be judged as a whole.
import { requireRole, type Actor } from '../domain/actor';
import type { AuditEvent } from '../domain/audit-event';
import { Refusal } from '../domain/errors';
import { checkRoleRules, isSameRule, type RoleRule } from '../domain/role-rules';
import type { Ports } from './ports';
import { versionOfRules } from './steps/role-rules-version';

export type RoleRulesChange = {
  readonly rules: readonly RoleRule[];
  /** The version that was looked at: two who change at once must not undo each other unseen. */
  readonly seen: string;
};

/** Takes effect with everybody's next sign-in. False when nothing is different. */
export async function changeRoleRules(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  actor: Actor,
  { rules, seen }: RoleRulesChange,
): Promise<boolean> {
  requireRole(actor, 'tenant-admin');
  const now = clock();
  return store.forTenant(actor.tenantId).transaction(async (records) => {
    const { kind } = await records.tenant.getHeld();
    const before = await records.tenant.roleRules();
    if (versionOfRules(ids, before) !== seen) throw new Refusal('conflict', 'role-rules-changed-meanwhile');
    checkRoleRules(rules, kind);
    if (versionOfRules(ids, rules) === seen) return false;
    await records.tenant.replaceRoleRules(rules);
    await records.audit.append(changed(actor, before, rules), now);
    return true;
  });
}

/** The rules stand in the words that can be erased: a value may be somebody's account name. */
function changed(actor: Actor, before: readonly RoleRule[], after: readonly RoleRule[]): AuditEvent {
  const missingFrom = (others: readonly RoleRule[]) => (rule: RoleRule) =>
    !others.some((other) => isSameRule(other, rule));
  const added = after.filter(missingFrom(before));
  const removed = before.filter(missingFrom(after));
  const inWords = (sign: string) => (rule: RoleRule) =>
    `${sign} ${rule.attribute} = ${rule.value}: ${rule.role}`;
  return {
    action: 'tenant.role-rules-changed',
    actor: actor.ref,
    subject: null,
    object: { kind: 'tenant', id: actor.tenantId },
    data: { rules: after.length, added: added.length, removed: removed.length },
    reason: [...added.map(inWords('+')), ...removed.map(inWords('−'))].join('\n') || null,
  };
}
