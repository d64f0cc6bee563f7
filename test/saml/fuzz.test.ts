// Right responses, changed at random: nobody is ever signed in by one whose signed bytes have changed, and the portal
// always has an answer.
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import type { Agent } from 'supertest';
import { beginLogin, modes, useAttackedPortal, type Mode } from './support/attacked-portal';
import { encoded, post, sceneOf } from './support/attacks';
import { mutated, mutations, type Chance } from './support/mutations';
import { canonical, childrenNamed, elementIn } from './support/signature';

const seed = 20_261_123;
const numRuns = 120;

/** What base64 can suffer; it has neither elements nor attributes. */
const ofBytes = ['flip a bit', 'delete a stretch', 'repeat a stretch', 'put something in'];

type Steps = readonly { readonly name: string; readonly chances: readonly number[] }[];

const steps = fc.array(
  fc.record({
    name: fc.constantFrom(...Object.keys(mutations)),
    chances: fc.array(fc.nat({ max: 1_000_000 }), { minLength: 3, maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 3 },
);

function changed(text: string, all: Steps): string {
  return all.reduce((present, { name, chances }) => mutated(present, name, chanceFrom(chances)), text);
}

function chanceFrom(numbers: readonly number[]): Chance {
  let next = 0;
  return (limit) => {
    next += 1;
    return (numbers[next % numbers.length] ?? 0) % Math.max(limit, 1);
  };
}

/**
 * What the signature covers: the exclusive canonical form of the element that must be signed, without its signature.
 * A mutant that has it unchanged says what the identity provider said (white space inside a tag, or a response that
 * nobody signed around a signed assertion); only such a one may sign in.
 */
function signedMeaning(xml: string, mode: Mode): string {
  const element = elementIn(xml, mode === 'assertion' ? 'Assertion' : 'Response');
  const [signature] = childrenNamed(element, 'Signature');
  if (signature !== undefined) element.removeChild(signature);
  return canonical(element);
}

function sameMeaning(one: string, other: string, mode: Mode): boolean {
  try {
    new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } }).parseFromString(
      other,
      'text/xml',
    );
    return signedMeaning(one, mode) === signedMeaning(other, mode);
  } catch {
    return false;
  }
}

function fail(message: unknown): never {
  throw new Error(String(message));
}

const portal = useAttackedPortal();

describe.each(modes)('with signatures of: %s', (mode) => {
  beforeAll(() => portal().expect(mode));

  type Waiting = { readonly browser: Agent; readonly xml: string };

  /** A browser that waits for its answer, and the right one; used again until somebody has signed in with it. */
  const waiting = async (): Promise<Waiting> => {
    const browser = portal().browser();
    const scene = sceneOf(mode, await beginLogin(browser));
    return { browser, xml: scene.xml() };
  };

  /** Posts one mutant after the other, each made of what is waiting at the time. */
  const expectHonest = (mutant: (posted: string, all: Steps) => string, runs: number) => {
    let present: Promise<Waiting> | undefined;
    const property = fc.asyncProperty(steps, async (all) => {
      present ??= waiting();
      const { browser, xml } = await present;
      const posted = mutant(xml, all);
      const answer = await post(browser, posted);
      expect([303, 400, 401, 413]).toContain(answer.status);
      if (answer.status !== 303) return;
      present = undefined;
      expect(sameMeaning(xml, Buffer.from(posted, 'base64').toString('utf8'), mode)).toBe(true);
    });
    return fc.assert(property, { seed, numRuns: runs });
  };

  it('a changed message signs nobody in unless its signed bytes are the same', async () => {
    await expectHonest((xml, all) => encoded(changed(xml, all)), numRuns);
  });

  it('nor does one whose base64 was changed', async () => {
    const onBase64 = (all: Steps): Steps =>
      all.map((step, index) => ({
        ...step,
        name: ofBytes[(step.chances[index] ?? 0) % ofBytes.length] ?? '',
      }));
    await expectHonest((xml, all) => changed(encoded(xml), onBase64(all)), numRuns / 2);
  });
});
