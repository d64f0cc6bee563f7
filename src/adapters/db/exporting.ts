// Reads everything that a municipality takes along, piece by piece, so that neither its size nor its length holds up others.
import type { ExportRecords, ExportedRecord } from '../../usecases/ports-of-leaving';
import { exportedTables, type ExportedTable } from './exported-tables';
import { fromJson } from './rows';
import { rowsOf, type Scope } from './scope';

const rowsAtOnce = 500;

type Row = Readonly<Record<string, string | number | Buffer | null>>;

export function exportRecords(scope: Scope): ExportRecords {
  return { all: () => everything(scope) };
}

/** Each row is whole, all of them are not one moment: a read transaction of minutes would hold up everybody on SQLite. */
async function* everything(scope: Scope): AsyncGenerator<ExportedRecord> {
  for (const table of exportedTables) {
    let after: Row | null = null;
    do {
      const rows: readonly Row[] = await pieceOf(scope, table, after);
      for (const row of rows) yield { kind: table.kind, fields: fieldsOf(table, row) };
      after = rows.length < atOnceOf(table) || table.key.length === 0 ? null : (rows.at(-1) ?? null);
    } while (after !== null);
  }
}

const atOnceOf = ({ atOnce = rowsAtOnce }: ExportedTable): number => atOnce;

async function pieceOf(scope: Scope, exported: ExportedTable, after: Row | null) {
  const { table, key, columns } = exported;
  const rows = rowsOf(scope, table);
  if (after !== null) {
    const places = key.map(() => '?').join(', ');
    void rows.whereRaw(
      `(${key.join(', ')}) > (${places})`,
      key.map((column) => after[column] ?? null),
    );
  }
  if (key.length > 0) void rows.orderBy([...key]);
  return rows.limit(atOnceOf(exported)).select<Row[]>([...columns]);
}

function fieldsOf({ columns, json = [], flags = [] }: ExportedTable, row: Row): ExportedRecord['fields'] {
  return Object.fromEntries(
    columns.map((column) => {
      const value = row[column] ?? null;
      if (value === null) return [fieldName(column), null];
      if (Buffer.isBuffer(value)) return [fieldName(column), value.toString('base64')];
      if (json.includes(column)) return [fieldName(column), fromJson(String(value))];
      return [fieldName(column), flags.includes(column) ? value === 1 : value];
    }),
  );
}

/** `created_at` is called `createdAt`, as in all JSON of ours. */
export function fieldName(column: string): string {
  return column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
