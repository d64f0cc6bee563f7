// Of many right responses changed at random, and the largest forgery, the one that takes longest, against a right one.
import { mutated, mutations, type Chance } from '../../test/saml/support/mutations';
import { compare, timed } from './comparison';
import { largestAnswer } from './forgeries';
import type { Leaving, SignInTown } from './sign-in-town';
import type { Case, Round } from './suite';

type Make = (town: SignInTown, leaving: Leaving) => string;

export async function measureSlowestMutant(town: SignInTown, round: Round): Promise<Case> {
  const makers = [
    (_town: SignInTown, { requestId }: Leaving) => largestAnswer(town, requestId),
    ...Array.from({ length: round.mutants }, (_, index) => mutant(index)),
  ];
  const honest: Make = (_town, { requestId }) => town.answer(requestId);
  for (let run = 0; run < round.warmUp; run += 1) await post(town, honest);
  const slowest = await slowestOf(town, makers);
  const compared = await compare({
    ...round,
    a: () => post(town, slowest.make),
    b: () => post(town, honest),
  });
  return { ...compared, of: `${slowest.name} of ${makers.length} mutants to a right response` };
}

/** Each once, then the ten slowest of them three times: a pause of the machine must not choose. */
async function slowestOf(town: SignInTown, makers: readonly Make[]) {
  const once = await measured(town, makers, 1);
  const again = await measured(
    town,
    once.slice(0, 10).map(({ make }) => make),
    3,
  );
  const [slowest] = again;
  if (slowest === undefined) throw new Error('there are no mutants');
  return { ...slowest, name: `number ${makers.indexOf(slowest.make) + 1}` };
}

async function measured(town: SignInTown, makers: readonly Make[], times: number) {
  const found: { readonly make: Make; readonly ms: number }[] = [];
  for (const make of makers) {
    const taken: number[] = [];
    while (taken.length < times) taken.push(await post(town, make));
    found.push({ make, ms: Math.min(...taken) });
  }
  return found.sort((one, other) => other.ms - one.ms);
}

/** Only the posting counts; each answers a request of its own. Anything but a session or a refusal is an error. */
async function post(town: SignInTown, make: Make): Promise<number> {
  const leaving = await town.leave();
  const posted = make(town, leaving);
  let status = 0;
  const ms = await timed(async () => {
    ({ status } = await town.arrive(leaving, posted));
  });
  if (![303, 400, 401, 413].includes(status)) throw new Error(`a response was answered with ${status}`);
  return ms;
}

/** The same number always makes the same changes. */
function mutant(number: number): Make {
  return (town, { requestId }) => {
    const chance = chanceFrom(number + 1);
    const names = Object.keys(mutations);
    const xml = Buffer.from(town.answer(requestId), 'base64').toString('utf8');
    let text = xml;
    for (let step = chance(3); step >= 0; step -= 1)
      text = mutated(text, names[chance(names.length)] ?? '', chance);
    return Buffer.from(text).toString('base64');
  };
}

/** A linear congruential generator (Numerical Recipes): plain, and the same everywhere. */
function chanceFrom(seed: number): Chance {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * Math.max(limit, 1));
  };
}
