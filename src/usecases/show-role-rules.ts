// Who gets which role in a municipality, for those who may change it or propose a change.
import type { Actor } from '../domain/actor';
import type { TenantId } from '../domain/ids';
import type { RoleRule } from '../domain/role-rules';
import type { TenantKind } from '../domain/tenant';
import type { Ports } from './ports';
import { liveSince, requireLive } from './steps/live-sign-in';
import { versionOfValues } from './steps/version-of-values';
import { partyIn } from './steps/party-to-a-tenant';

export type ShownRoleRules = {
  readonly kind: TenantKind;
  readonly rules: readonly RoleRule[];
  /** Another one as soon as any rule changes. */
  readonly version: string;
  /** A session that began before the last change may not change anything; null: there was none. */
  readonly since: Date | null;
};

export async function showRoleRules(
  { store, ids }: Pick<Ports, 'store' | 'ids'>,
  actor: Actor,
  tenantId: TenantId,
): Promise<ShownRoleRules> {
  await partyIn({ store }, tenantId, actor);
  const records = store.forTenant(tenantId);
  await requireLive(records);
  const rules = await records.tenant.roleRules();
  const { kind } = await records.tenant.get();
  const version = versionOfValues(ids, { kind: 'role-rules', rules });
  return { kind, rules, version, since: await liveSince(records) };
}
