// How a tenant looks: one row, or none as long as nothing was chosen.
import type { Colour } from '../../domain/colour';
import { noLook, type Look } from '../../domain/look';
import type { PictureType } from '../../domain/picture';
import type { LookRecord } from '../../usecases/ports-of-looks';
import { rowsOf, type Scope } from './scope';

type LookRow = {
  readonly version: number;
  readonly main_colour: string | null;
  readonly accent_colour: string | null;
} & (
  | {
      readonly logo_type: string;
      readonly logo_width: number;
      readonly logo_height: number;
      readonly logo_alternative: string;
    }
  | { readonly logo_type: null }
);

const lookColumns = [
  'version',
  'main_colour',
  'accent_colour',
  'logo_type',
  'logo_width',
  'logo_height',
  'logo_alternative',
];

export function lookRecord(scope: Scope): LookRecord {
  return {
    get: async () => {
      const row = await rowsOf(scope, 'looks').first<LookRow | undefined>(lookColumns);
      return row === undefined ? noLook : lookOf(row);
    },
    logo: async () => {
      const row = await rowsOf(scope, 'looks').first<{ readonly logo: Buffer | null } | undefined>(['logo']);
      return row?.logo ?? null;
    },
    set: async (look, logo) => {
      await rowsOf(scope, 'looks')
        .insert({ ...rowOf(look), logo: logo === null ? null : Buffer.from(logo), tenant_id: scope.tenantId })
        .onConflict('tenant_id')
        .merge();
    },
  };
}

function lookOf(row: LookRow): Look {
  return {
    version: row.version,
    colours: { main: row.main_colour as Colour | null, accent: row.accent_colour as Colour | null },
    logo:
      row.logo_type === null
        ? null
        : {
            type: row.logo_type as PictureType,
            width: row.logo_width,
            height: row.logo_height,
            alternative: row.logo_alternative,
          },
  };
}

function rowOf({ version, colours, logo }: Look): object {
  return {
    version,
    main_colour: colours.main,
    accent_colour: colours.accent,
    logo_type: logo?.type ?? null,
    logo_width: logo?.width ?? null,
    logo_height: logo?.height ?? null,
    logo_alternative: logo?.alternative ?? null,
  };
}
