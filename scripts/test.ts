// `npm test`: everything that can run on this machine, then what was left out and why, then the sum. With CI=true what
// is missing is installed first, and nothing may be left out.
import { printFigures } from './figures';
import { chooseTests, tellLeftOut } from './testing/choose';
import { add, runJest } from './testing/jest-run';
import { runLab } from './testing/lab-run';

async function test(): Promise<void> {
  const mustRunAll = process.env.CI === 'true';
  const choice = chooseTests({ install: mustRunAll });
  const unit = await runJest({ project: 'unit', paths: choice.unit });
  const lab = await runLab(choice.lab);
  const ran = add(unit, lab.count);
  const missed = { passed: 0, failed: mustRunAll ? choice.leftOut.length : 0 };
  const sum = add(ran, missed);
  printFigures(lab.figures, { asJson: false });
  tellLeftOut(choice);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  if (sum.failed > 0 || sum.passed === 0) process.exitCode = 1;
}

void test();
