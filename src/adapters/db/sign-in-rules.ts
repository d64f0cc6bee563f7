// What a sign-in goes by, in one statement: it lies in several tables, and everybody who signs in needs all of it.
import { Refusal } from '../../domain/errors';
import { aliasesIn } from '../../domain/identity-provider-presets';
import type { IdentityRule } from '../../domain/identity-attributes';
import type { TenantKind } from '../../domain/tenant';
import type { SignInRules, SignInRulesRecord } from '../../usecases/ports-of-sign-ins';
import { assuranceOf, type AssuranceRow } from './assurance';
import { shapeOf, type ShapeRow } from './identity-shapes';
import { fromJson, timeOrNull } from './rows';
import type { Scope } from './scope';

/** Nulls where a table has no row of the tenant. */
type Row = AssuranceRow &
  ShapeRow & {
    readonly kind: TenantKind;
    readonly closed_at: string | null;
    readonly identity_rule: string | null;
    readonly required_name: string | null;
    readonly required_value: string | null;
  };

const tables = ['saml_settings', 'identity_shapes', 'required_attributes', 'assurance'] as const;

export function signInRulesRecord({ db, tenantId }: Scope): SignInRulesRecord {
  return {
    get: async () => {
      const tenant = db('tenants').where('tenants.id', tenantId);
      for (const table of tables) tenant.leftJoin(table, `${table}.tenant_id`, 'tenants.id');
      const row = await tenant.first<Row | undefined>([
        'tenants.kind',
        'tenants.closed_at',
        'saml_settings.identity_rule',
        'identity_shapes.maker',
        'identity_shapes.aliases',
        'required_attributes.name as required_name',
        'required_attributes.value as required_value',
        'assurance.admins_need_mfa',
        'assurance.mfa_signals',
        'assurance.fresh_minutes',
        'assurance.idle_minutes',
        'assurance.longest_hours',
      ]);
      return rulesOf(row);
    },
  };
}

function rulesOf(row: Row | undefined): SignInRules {
  if (row === undefined || row.identity_rule === null) throw new Refusal('not-found', 'tenant-unknown');
  const { kind, closed_at, identity_rule, required_name: name, required_value: value } = row;
  return {
    kind,
    closedAt: timeOrNull(closed_at),
    identity: fromJson(identity_rule) as IdentityRule,
    aliases: aliasesIn(shapeOf(row)),
    required: name === null || value === null ? null : { name, value },
    assurance: assuranceOf(row),
  };
}
