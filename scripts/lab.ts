// `npm run lab`: only the tests on real parts, then the figures they measured. `--install` first installs the Debian
// packages they need; `--full` measures with as many rounds as a figure needs, which takes half an hour; `--json` prints the
// figures as one JSON object a line and everything else on stderr.
import { parseArgs } from 'node:util';
import { printFigures } from './figures';
import { chooseTests, tellLeftOut } from './testing/choose';
import { runLab } from './testing/lab-run';

async function lab(): Promise<void> {
  const { values } = parseArgs({
    options: { install: { type: 'boolean' }, json: { type: 'boolean' }, full: { type: 'boolean' } },
  });
  const mustRunAll = process.env.CI === 'true';
  const choice = chooseTests({ install: (values.install ?? false) || mustRunAll, only: 'lab' });
  const { count, figures } = await runLab(choice, { isFull: values.full ?? false });
  printFigures(figures, { asJson: values.json ?? false });
  tellLeftOut(choice);
  console.error(`${count.passed} passed, ${count.failed} failed`);
  if (count.failed > 0 || count.passed === 0 || (mustRunAll && choice.leftOut.length > 0))
    process.exitCode = 1;
}

void lab();
