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

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}
