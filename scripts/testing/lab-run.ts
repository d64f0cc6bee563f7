// Runs the lab's tests and collects the figures they measure: they write JSON lines into the file LAB_FIGURES names.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFigures, type Figure } from '../figures';
import type { Choice } from './choose';
import { add, runJest, type Count } from './jest-run';

export type LabResult = { readonly count: Count; readonly figures: readonly Figure[] };

/** They mostly wait, for handshakes and for time to pass, so that two on one core do not hinder each other. */
const sideBySide = 2;

type Wish = {
  readonly isFull?: boolean;
  /** What else is to run; those that need the whole machine wait for its end. */
  readonly beside?: Promise<unknown>;
};

export async function runLab(
  { lab, alone }: Pick<Choice, 'lab' | 'alone'>,
  { isFull = false, beside }: Wish = {},
): Promise<LabResult> {
  const folder = mkdtempSync(join(tmpdir(), 'fernamt-lab-'));
  const file = join(folder, 'figures.jsonl');
  const env = { LAB_FIGURES: file, LAB_FULL: String(isFull) };
  const run = (paths: readonly string[], workers: number): Promise<Count> =>
    runJest({ project: 'lab', paths, workers, env });
  try {
    const [together] = await Promise.all([run(lab, sideBySide), beside]);
    const count = add(together, await run(alone, 1));
    return { count, figures: existsSync(file) ? parseFigures(readFileSync(file, 'utf8')) : [] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
