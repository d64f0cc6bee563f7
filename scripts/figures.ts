// Figures that were measured, not asserted: a table for people, or one JSON object a line for machines.
import { z } from 'zod';

const figure = z.object({
  name: z.string(),
  value: z.number(),
  unit: z.string(),
  limit: z.number(),
  holds: z.boolean(),
});

export type Figure = z.infer<typeof figure>;

export function parseFigures(jsonLines: string): readonly Figure[] {
  const lines = jsonLines.split('\n').filter((line) => line !== '');
  return lines.map((line) => figure.parse(JSON.parse(line)));
}

export function printFigures(figures: readonly Figure[], { asJson }: { readonly asJson: boolean }): void {
  if (asJson) for (const one of figures) console.log(JSON.stringify(one));
  else if (figures.length > 0) console.log(table(figures));
}

function table(figures: readonly Figure[]): string {
  const rows = [
    ['name', 'value', 'unit', 'limit', 'holds'],
    ...figures.map(({ name, value, unit, limit, holds }) => [
      name,
      String(Number(value.toPrecision(4))),
      unit,
      String(limit),
      holds ? 'yes' : 'NO',
    ]),
  ];
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(width(i)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
