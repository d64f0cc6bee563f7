// `npm run check`: everything that can be said about the code without running it. Two steps at a time, each named with
// its result; what a failing step printed is shown in full.
import { spawn } from 'node:child_process';

type Result = { readonly passed: boolean; readonly output: string; readonly seconds: number };

/** Each is a script of package.json, so that one can be run alone: `npm run lint`. */
const steps = ['types', 'lint', 'format', 'imports', 'unused', 'graph -- --check', 'licences'];
const atOnce = 2;

function run(step: string): Promise<Result> {
  const began = Date.now();
  return new Promise((resolve, reject) => {
    const child = spawn(`npm run --silent ${step}`, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ passed: code === 0, output, seconds: (Date.now() - began) / 1000 });
    });
  });
}

function report(step: string, { passed, output, seconds }: Result): void {
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${step} (${seconds.toFixed(1)} s)`);
  if (!passed) console.log(output.trimEnd());
}

/** Takes steps from the list until it is empty; says whether all of its own passed. */
async function work(waiting: string[]): Promise<boolean> {
  let allPassed = true;
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const result = await run(step);
    report(step, result);
    allPassed &&= result.passed;
  }
  return allPassed;
}

async function check(): Promise<void> {
  const waiting = [...steps];
  const passed = await Promise.all(Array.from({ length: atOnce }, () => work(waiting)));
  if (!passed.every(Boolean)) process.exitCode = 1;
}

void check();
