// What forged sign-ins cost everybody else: a page while they pour in, and the slowest of them against a right one.
import { onEachEngine, type Engine } from './engines';
import { measurePageUnderFlood } from './page-under-flood';
import { measureSlowestMutant } from './slowest-mutant';
import { startSignInTown, type SignInTown } from './sign-in-town';
import type { Case, Outcome, Round, Suite } from './suite';

type Measure = (town: SignInTown, round: Round) => Promise<Case>;

const measures: Readonly<Record<string, { readonly limit: number; readonly measure: Measure }>> = {
  'page-under-flood': { limit: 2, measure: measurePageUnderFlood },
  'saml-fuzz-worst': { limit: 10, measure: measureSlowestMutant },
};

export const samlUnderAttack: Suite = {
  names: Object.keys(measures),
  run: async (round, wanted) => {
    const chosen = Object.entries(measures).filter(([name]) => wanted.includes(name));
    const outcomes: Outcome[] = [];
    for (const [name, { limit, measure }] of chosen) {
      const cases = await onEachEngine((engine) => onEngine(engine, (town) => measure(town, round)));
      outcomes.push({ name, limit, bound: 'at-most', cases });
    }
    return outcomes;
  },
};

async function onEngine(engine: Engine, measure: (town: SignInTown) => Promise<Case>): Promise<Case> {
  const town = await startSignInTown(await engine.newDatabase());
  try {
    const measured = await measure(town);
    return { ...measured, of: `${engine.name}, ${measured.of}` };
  } finally {
    await town.close();
  }
}
