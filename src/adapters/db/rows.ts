// Small things every row mapping needs: what a row is, and times and yes/no as the database keeps them.

export type Row = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
