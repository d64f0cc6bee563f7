// Hands a measured figure to whoever runs the lab: one JSON line in the file that LAB_FIGURES names. Never asserted.
import { appendFile } from 'node:fs/promises';

export interface MeasuredFigure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: number;
}

export async function recordFigure(figure: MeasuredFigure): Promise<void> {
  const file = process.env.LAB_FIGURES;
  if (file === undefined) return;
  await appendFile(file, `${JSON.stringify({ ...figure, holds: figure.value <= figure.limit })}\n`);
}

/** The smallest value that 95 of 100 do not exceed. */
export function percentile95(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? NaN;
}
