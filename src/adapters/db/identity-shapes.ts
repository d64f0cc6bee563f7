// How a tenant's identity provider speaks: who made it, its own attribute names, and whether it left groups out of late.
import type { AliasOverrides } from '../../domain/attribute-aliases';
import type { IdentityProviderMaker, IdentityShape } from '../../domain/identity-provider-presets';
import type { IdentityShapeRecords } from '../../usecases/ports-of-assignments';
import { fromJson } from './rows';
import { replaceRows, rowsOf, type Scope } from './scope';

/** Nulls where a join found no row. */
export type ShapeRow = { readonly maker: IdentityProviderMaker | null; readonly aliases: string | null };

export function identityShapeRecords(scope: Scope): IdentityShapeRecords {
  return {
    get: () => getShape(scope),
    save: ({ maker, aliases }) =>
      replaceRows(scope, {
        table: 'identity_shapes',
        rows: [{ maker, aliases: aliases === null ? null : JSON.stringify(aliases) }],
        key: ['tenant_id'],
      }),
    groupsWithheldOn: async () => {
      const row = await rowsOf(scope, 'withheld_groups').first<{ readonly day: string } | undefined>('day');
      return row?.day ?? null;
    },
    noteGroupsWithheld: (day) =>
      replaceRows(scope, { table: 'withheld_groups', rows: [{ day }], key: ['tenant_id'] }),
  };
}

async function getShape(scope: Scope): Promise<IdentityShape | null> {
  const row = await rowsOf(scope, 'identity_shapes').first<ShapeRow | undefined>(['maker', 'aliases']);
  return row === undefined ? null : shapeOf(row);
}

export function shapeOf({ maker, aliases }: ShapeRow): IdentityShape | null {
  if (maker === null) return null;
  return { maker, aliases: aliases === null ? null : (fromJson(aliases) as AliasOverrides) };
}
