// Runs a table of attacks: each is posted in the browser that really asked to sign in, and must leave nothing behind but
// a line in the log.
import { randomBytes } from 'node:crypto';
import type { Agent, Response } from 'supertest';
import { textFor } from '../../../src/texts/translate';
import {
  beginLogin,
  changedTables,
  idpEntityId,
  isSignedIn,
  modes,
  origin,
  slug,
  useAttackedPortal,
  type AttackedPortal,
  type Login,
  type Mode,
} from './attacked-portal';
import { keyOf } from './keys';
import { assertion, response, type AssertionParts, type Facts, type ResponseParts } from './message-parts';
import { rightSigning, signed, type SignedElement, type Signing } from './signature';

export type Forgery = {
  readonly assertion?: Partial<AssertionParts>;
  readonly response?: Partial<ResponseParts>;
  /** Changes the text before it is signed, or after. */
  readonly before?: (xml: string) => string;
  readonly after?: (xml: string) => string;
  /** Innermost first; what the municipality wants unless said. */
  readonly signed?: readonly SignedElement[];
  readonly signing?: Partial<Signing>;
};

/** One attempt to sign in, seen by whoever makes the answer. */
export type Scene = {
  readonly mode: Mode;
  readonly facts: Facts;
  readonly xml: (forgery?: Forgery) => string;
  /** The same as a browser posts it. */
  readonly response: (forgery?: Forgery) => string;
};

/** What is posted: just the response in its field, or a body and a query of its own. */
export type Posted = string | { readonly body: string; readonly query?: string; readonly type?: string };

export type Attack = readonly [
  name: string,
  reason: string | readonly string[],
  make: (scene: Scene) => Posted,
  modes?: readonly Mode[],
];

const signedIn: Readonly<Record<Mode, readonly SignedElement[]>> = {
  both: ['Assertion', 'Response'],
  assertion: ['Assertion'],
  response: ['Response'],
};

export function encoded(xml: string): string {
  return Buffer.from(xml).toString('base64');
}

export function sceneOf(mode: Mode, { requestId }: Pick<Login, 'requestId'>, town = slug): Scene {
  const random = (): string => `_${randomBytes(16).toString('hex')}`;
  const facts: Facts = {
    requestId,
    acs: `${origin}/saml/${town}/acs`,
    audience: `${origin}/saml/${town}/metadata`,
    issuer: idpEntityId,
    responseId: random(),
    assertionId: random(),
    nameId: 'anna.amsel',
    now: new Date(),
  };
  const xml = (forgery: Forgery = {}): string => {
    const { before = same, after = same } = forgery;
    const signing = { ...rightSigning(keyOf('idp')), ...forgery.signing };
    const plain = response(facts, { assertions: assertion(facts, forgery.assertion), ...forgery.response });
    const sign = (text: string, element: SignedElement): string => signed(text, element, signing);
    return after((forgery.signed ?? signedIn[mode]).reduce(sign, before(plain)));
  };
  return { mode, facts, xml, response: (forgery) => encoded(xml(forgery)) };
}

function same(text: string): string {
  return text;
}

export function post(browser: Agent, posted: Posted, town = slug): Promise<Response> {
  const {
    body,
    query = '',
    type = 'application/x-www-form-urlencoded',
  } = typeof posted === 'string' ? { body: form({ SAMLResponse: posted, RelayState: 'x' }) } : posted;
  return Promise.resolve(browser.post(`/saml/${town}/acs${query}`).type(type).send(body));
}

export function form(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams(fields).toString();
}

/** The attacks, each in the modes in which it makes sense. Begins with a portal of its own, which it gives. */
export function testAttacks(attacks: readonly Attack[]): () => AttackedPortal {
  const portal = useAttackedPortal();
  describe.each(modes)('with signatures of: %s', (mode) => {
    const fitting = attacks.filter(([, , , only = modes]) => only.includes(mode));
    beforeAll(() => portal().expect(mode));
    for (const [name, reason, make] of fitting) {
      it(`is refused: ${name}`, async () => {
        const browser = portal().browser();
        const scene = sceneOf(mode, await beginLogin(browser));
        await expectRefused(portal(), { browser, scene, reason }, () => post(browser, make(scene)));
      });
    }
  });
  return portal;
}

type Attempt = {
  readonly browser: Agent;
  readonly scene: Scene;
  readonly reason: string | readonly string[];
  /** Whoever was signed in before stays so; every request lengthens their session. */
  readonly isSignedIn?: boolean;
};

/** Nobody is signed in, no row has changed, the log has the reason, and the page tells nothing of the message. */
export async function expectRefused(
  portal: AttackedPortal,
  { browser, scene, reason, isSignedIn: stays = false }: Attempt,
  attack: () => Promise<Response>,
): Promise<void> {
  const before = portal.rows();
  const linesBefore = portal.log().length;
  const answer = await attack();
  expect([400, 401, 413, 503]).toContain(answer.status);
  const lines = portal.log().slice(linesBefore);
  const refusals = lines.filter((line) => line.reason !== null);
  expect([reason].flat()).toContain(refusals.map((line) => line.reason).join());
  // Whoever is signed in reads their own name above every page.
  const secrets = stays ? words(scene) : [...words(scene), 'Anna Amsel'];
  expectPageTellsNothing(answer, secrets, refusals[0]?.id ?? 'none');
  expect(secrets.filter((word) => lines.some(({ text }) => text.includes(word)))).toEqual([]);
  expect(changedTables(before, portal.rows())).toEqual(stays ? ['sessions'] : []);
  expect(await isSignedIn(browser)).toBe(stays);
}

/** One sentence for whatever was wrong with the message, two for what was no message; the number leads to the log. */
const sentences = ['saml-message', 'body-too-large', 'bad-request'].map((key) =>
  textFor('de', `refusal.${key}`),
);

function expectPageTellsNothing({ text }: Response, secrets: readonly string[], id: string): void {
  expect(text).toContain(`nennen Sie die Nummer ${id}.`);
  expect(sentences).toContain(/<p class="lead">([^<]*)<\/p>/.exec(text)?.[1]);
  expect([...secrets, 'saml-'].filter((word) => text.includes(word))).toEqual([]);
}

/** What was in the message and is nobody's business, neither on the page nor in the log. */
function words({ facts }: Scene): readonly string[] {
  return [facts.nameId, facts.assertionId, facts.responseId, facts.requestId, facts.issuer, 'mallory'];
}
