// Runs the lab's tests and collects the figures they measure: they write JSON lines into the file LAB_FIGURES names.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFigures, type Figure } from '../figures';
import { runJest, type Count } from './jest-run';

export type LabResult = { readonly count: Count; readonly figures: readonly Figure[] };

export async function runLab(
  paths: readonly string[],
  { isFull }: { readonly isFull: boolean } = { isFull: false },
): Promise<LabResult> {
  const folder = mkdtempSync(join(tmpdir(), 'fernamt-lab-'));
  const file = join(folder, 'figures.jsonl');
  try {
    const count = await runJest({
      project: 'lab',
      paths,
      env: { LAB_FIGURES: file, LAB_FULL: String(isFull) },
    });
    return { count, figures: existsSync(file) ? parseFigures(readFileSync(file, 'utf8')) : [] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
