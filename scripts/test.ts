// `npm test`: everything that can run on this machine, the lab beside the rest, then what was left out and why, then the
// sum. With CI=true what is missing is installed first, and nothing may be left out.
import { availableParallelism } from 'node:os';
import { printFigures } from './figures';
import { chooseTests, tellLeftOut } from './testing/choose';
import { add, runJest } from './testing/jest-run';
import { runLab } from './testing/lab-run';

async function test(): Promise<void> {
  const mustRunAll = process.env.CI === 'true';
  const choice = chooseTests({ install: mustRunAll });
  const running = runJest({ project: 'unit', paths: choice.unit, workers: availableParallelism() });
  const [unit, lab] = await Promise.all([running, runLab(choice, { beside: running })]);
  const ran = add(unit, lab.count);
  const missed = { passed: 0, failed: mustRunAll ? choice.leftOut.length : 0 };
  const sum = add(ran, missed);
  printFigures(lab.figures, { asJson: false });
  tellLeftOut(choice);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  if (sum.failed > 0 || sum.passed === 0) process.exitCode = 1;
}

void test();
