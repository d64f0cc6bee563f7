// A tenant's settings, its sign-in and its role rules.
import type { Knex } from 'knex';
import { Refusal } from '../../domain/errors';
import type { FederalState } from '../../domain/federal-state';
import { tenantId } from '../../domain/ids';
import type { RoleRule } from '../../domain/role-rules';
import type { Hotline, StandingDecision, Tenant } from '../../domain/tenant';
import type { TenantRecord } from '../../usecases/ports-of-a-tenant';
import { fromJson, timeOrNull } from './rows';
import { getSamlSettings, updateSamlSettings } from './saml-settings';
import { addRow, changeRow, rowsOf, type Scope } from './scope';

type TenantRow = {
  readonly id: string;
  readonly kind: Tenant['kind'];
  readonly slug: string;
  readonly name: string;
  readonly case_code: string;
  readonly time_zone: string;
  readonly federal_state: FederalState | null;
  readonly hotline: string | null;
  readonly max_grant_days: number;
  readonly hand_over_minutes: number;
  readonly leaflet_version: number;
  readonly leaflet_text: string;
  readonly wireguard: string | null;
  readonly server_keys: string | null;
  readonly max_offline_days: number;
  readonly close_after_hours: number | null;
  readonly confirm_within_seconds: number;
  readonly closed_at: string | null;
};

const tenantColumns = [
  'id',
  'kind',
  'slug',
  'name',
  'case_code',
  'time_zone',
  'federal_state',
  'hotline',
  'max_grant_days',
  'hand_over_minutes',
  'leaflet_version',
  'leaflet_text',
  'wireguard',
  'server_keys',
  'max_offline_days',
  'close_after_hours',
  'confirm_within_seconds',
  'closed_at',
] as const satisfies readonly (keyof TenantRow)[];

export function tenantRecord(scope: Scope): TenantRecord {
  return {
    get: () => getTenant(scope),
    getHeld: async () => {
      const held = scope.db('tenants').where({ id: scope.tenantId });
      if (scope.db.isTransaction === true) await held.forNoKeyUpdate().select('id');
      return getTenant(scope);
    },
    close: (at) =>
      changeRow(scope.db('tenants').where({ id: scope.tenantId }), { closed_at: at.toISOString() }),
    update: (tenant) => changeRow(scope.db('tenants').where({ id: scope.tenantId }), settingsRow(tenant)),
    nextCaseCount: () => nextCount(scope, 'cases', 1),
    samlSettings: () => getSamlSettings(scope),
    updateSamlSettings: (settings) => scope.atomically((inside) => updateSamlSettings(inside, settings)),
    roleRules: () =>
      rowsOf(scope, 'role_rules').orderBy('place').select<RoleRule[]>(['attribute', 'value', 'role']),
    replaceRoleRules: (rules) => scope.atomically((inside) => replaceRoleRules(inside, rules)),
  };
}

type TenantKey = { readonly id: string } | { readonly slug: string } | { readonly kind: 'operator' };

export async function findTenantBy(db: Knex, key: TenantKey) {
  const row = await db('tenants')
    .where(key)
    .first<TenantRow | undefined>([...tenantColumns]);
  return row === undefined ? null : tenantOf(row);
}

/** Counts up, and makes the tenant's other acts that count the same wait until the transaction ends. Returns the last number. */
export async function nextCount(scope: Scope, name: string, by: number): Promise<number> {
  const [counter]: readonly { readonly value: number }[] = await scope
    .db('counters')
    .insert({ tenant_id: scope.tenantId, name, value: by })
    .onConflict(['tenant_id', 'name'])
    .merge({ value: scope.db.raw('counters.value + excluded.value') })
    .returning('value');
  if (counter === undefined) throw new Error(`counter ${name} of ${scope.tenantId} did not answer`);
  return counter.value;
}

export function newTenantRow(tenant: Tenant): TenantRow {
  return { id: tenant.id, kind: tenant.kind, slug: tenant.slug, closed_at: null, ...settingsRow(tenant) };
}

function settingsRow(tenant: Tenant): Omit<TenantRow, 'id' | 'kind' | 'slug' | 'closed_at'> {
  return {
    name: tenant.name,
    case_code: tenant.caseCode,
    time_zone: tenant.timeZone,
    federal_state: tenant.federalState,
    hotline: tenant.hotline === null ? null : JSON.stringify(tenant.hotline),
    max_grant_days: tenant.maxGrantDays,
    hand_over_minutes: tenant.handOverMinutes,
    leaflet_version: tenant.leafletVersion,
    leaflet_text: tenant.leafletText,
    wireguard: tenant.wireguard === null ? null : JSON.stringify(tenant.wireguard),
    server_keys: tenant.serverKeys === null ? null : JSON.stringify(tenant.serverKeys),
    max_offline_days: tenant.maxOfflineDays,
    close_after_hours: tenant.closeAfterHours,
    confirm_within_seconds: tenant.confirmWithinSeconds,
  };
}

function tenantOf(row: TenantRow): Tenant {
  return {
    id: tenantId(row.id),
    kind: row.kind,
    slug: row.slug,
    name: row.name,
    caseCode: row.case_code,
    timeZone: row.time_zone,
    federalState: row.federal_state,
    hotline: row.hotline === null ? null : (fromJson(row.hotline) as Hotline),
    maxGrantDays: row.max_grant_days,
    handOverMinutes: row.hand_over_minutes,
    leafletVersion: row.leaflet_version,
    leafletText: row.leaflet_text,
    wireguard: decisionIn(row.wireguard),
    serverKeys: decisionIn(row.server_keys),
    maxOfflineDays: row.max_offline_days,
    closeAfterHours: row.close_after_hours,
    confirmWithinSeconds: row.confirm_within_seconds,
    closedAt: timeOrNull(row.closed_at),
  };
}

function decisionIn(json: string | null): StandingDecision | null {
  return json === null ? null : (fromJson(json) as StandingDecision);
}

async function getTenant(scope: Scope): Promise<Tenant> {
  const tenant = await findTenantBy(scope.db, { id: scope.tenantId });
  if (tenant === null) throw new Refusal('not-found', 'tenant-unknown');
  return tenant;
}

export async function replaceRoleRules(scope: Scope, rules: readonly RoleRule[]): Promise<void> {
  await rowsOf(scope, 'role_rules').delete();
  for (const [place, { attribute, value, role }] of rules.entries()) {
    await addRow(scope, 'role_rules', { place, attribute, value, role });
  }
}
