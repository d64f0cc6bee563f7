// Who gets which role in a municipality, for those who may change it.
import { requireRole, type Actor } from '../domain/actor';
import type { RoleRule } from '../domain/role-rules';
import type { TenantKind } from '../domain/tenant';
import type { Ports } from './ports';
import { versionOfRules } from './steps/role-rules-version';

export type ShownRoleRules = {
  readonly kind: TenantKind;
  readonly rules: readonly RoleRule[];
  /** Another one as soon as any rule changes. */
  readonly version: string;
};

export async function showRoleRules(
  { store, ids }: Pick<Ports, 'store' | 'ids'>,
  actor: Actor,
): Promise<ShownRoleRules> {
  requireRole(actor, 'tenant-admin');
  const { tenant } = store.forTenant(actor.tenantId);
  const rules = await tenant.roleRules();
  return { kind: (await tenant.get()).kind, rules, version: versionOfRules(ids, rules) };
}
