// Runs Jest on given files of one project and counts what happened. A file that does not even load, and a run that
// ends without a result, count as a failure: silence is never a success.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

export type Count = { readonly passed: number; readonly failed: number };

type Run = {
  readonly project: 'unit' | 'lab';
  readonly paths: readonly string[];
  readonly workers: number;
  readonly env?: Readonly<Record<string, string>>;
};

const result = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
});

/** Against hanging only; a busy machine takes twice as long as a calm one. */
const longestRunMs = 45 * 60_000;

export function add(one: Count, other: Count): Count {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed };
}

export async function runJest({ project, paths, workers, env = {} }: Run): Promise<Count> {
  if (paths.length === 0) return { passed: 0, failed: 0 };
  const folder = mkdtempSync(join(tmpdir(), 'fernamt-jest-'));
  const outputFile = join(folder, 'result.json');
  try {
    const code = await jest([...argumentsFor(project, workers), `--outputFile=${outputFile}`, ...paths], env);
    return existsSync(outputFile) ? count(readFileSync(outputFile, 'utf8'), code) : { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function argumentsFor(project: Run['project'], workers: number): readonly string[] {
  return ['--selectProjects', project, `--maxWorkers=${workers}`, '--json', '--runTestsByPath'];
}

function jest(words: readonly string[], env: NonNullable<Run['env']>): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['node_modules/jest/bin/jest.js', ...words], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: longestRunMs,
    });
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

/** Skipped tests count as failed: nothing is left out quietly. So does a run that says no without a failed test. */
function count(json: string, code: number | null): Count {
  const run = result.parse(JSON.parse(json));
  const failed = run.numFailedTests + run.numRuntimeErrorTestSuites + run.numPendingTests + run.numTodoTests;
  const saysNo = code !== 0 || !run.success;
  return { passed: run.numPassedTests, failed: failed === 0 && saysNo ? 1 : failed };
}
