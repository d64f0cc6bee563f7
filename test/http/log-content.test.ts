// What the log holds after the main job has been played over HTTP at its most talkative: numbers, addresses without
// query, reasons. Nothing that a browser sent or received as a value, no names, nothing of SAML.
import { pino } from 'pino';
import { startMailCatcher, type MailCatcher } from '../../src/demo/mails/mail-catcher';
import { arrive } from '../../src/demo/set-up';
import { Visitor } from '../../src/demo/visitor';
import { walk } from '../../src/demo/walk';
import { removeGateway } from '../../src/usecases/remove-gateway';
import { answerFor, startDemoPortal, type DemoPortal } from '../support/demo-portal';
import { readyGateway } from '../support/ready-gateway';

const lines: string[] = [];
/** Every value on the wire in either direction that is not an address. */
const sent = new Set<string>();
let demo: DemoPortal;
let mails: MailCatcher;

beforeAll(async () => {
  mails = await startMailCatcher();
  demo = await startDemoPortal({ necessity: 'supervisor', logLevel: 'debug', mails });
  demo.portal.jobs.start();
  Reflect.set(demo.portal.logger, pino.symbols.streamSym, { write: (line: string) => lines.push(line) });
  const realFetch = globalThis.fetch;
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    remember(input, init);
    const answer = await realFetch(input, init);
    for (const cookie of answer.headers.getSetCookie()) sent.add(cookie.split(';')[0]?.split('=')[1] ?? '');
    const to = answer.headers.get('location');
    if (to !== null) rememberQuery(new URL(to, demo.url));
    return answer;
  });
  await playAll();
});
afterAll(async () => {
  jest.restoreAllMocks();
  await demo.stop();
  mails.close();
});

function remember(input: Parameters<typeof fetch>[0], init: RequestInit | undefined): void {
  rememberQuery(new URL(input instanceof Request ? input.url : input));
  for (const cookie of (new Headers(init?.headers).get('cookie') ?? '').split('; ')) {
    sent.add(decodeURIComponent(cookie.split('=')[1] ?? ''));
  }
  if (init?.body instanceof URLSearchParams) for (const value of init.body.values()) rememberValue(value);
}

function rememberQuery({ searchParams }: URL): void {
  for (const value of searchParams.values()) rememberValue(value);
}

/** A SAML message as it is, and what it says. */
function rememberValue(value: string): void {
  sent.add(value);
  const xml = Buffer.from(value, 'base64').toString();
  for (const [, inside = ''] of xml.matchAll(/(?:ID|SessionIndex)="([^"]+)"|>([^<>]+)</g)) sent.add(inside);
  for (const [, text = ''] of xml.matchAll(/>([^<>]+)</g)) sent.add(text);
}

/** The main job with a gateway that confirms, and beside it what is refused. */
async function playAll(): Promise<void> {
  const { ports } = demo.portal;
  const [site] = demo.sites;
  const tenant = site === undefined ? null : await ports.store.installation.findTenant(site.slug);
  const admin = site?.people.find(({ login }) => login === 'bernd.buche');
  if (tenant === null || admin === undefined) throw new Error('the demo lacks its town or its admin');
  const actor = await arrive(ports, tenant.id, admin);
  const town = { id: tenant.id, slug: tenant.slug, store: ports.store.forTenant(tenant.id) };
  for (const { id } of await town.store.gateways.list()) await removeGateway(ports, actor, id);
  const gateway = await readyGateway({ ports, person: async () => actor }, town);
  await walk(demo.url, (step) => void (step === 'revocation ordered' ? gateway.confirm() : null));
  const visitor = new Visitor();
  const answer = await answerFor(visitor, new URL(`/saml/${tenant.slug}/login`, demo.url), 'anna.amsel');
  await visitor.send(answer, '/acs');
  await visitor.send(answer, '/acs');
  await new Visitor().send(answer, '/acs', { SAMLResponse: 'PHg+Z2FyYmFnZSBvZiBzb21lYm9keTwveD4=' });
}

it('is written', () => {
  const text = lines.join('');
  expect(lines.length).toBeGreaterThan(20);
  expect(text).toContain('"path":"/saml/musterstadt/acs"');
  expect(text).toContain('refused');
});

it('holds no value that went over the wire', () => {
  const text = lines.join('');
  const isId = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
  const telling = [...sent].filter((value) => value.trim().length >= 8 && !isId(value));
  expect(telling.length).toBeGreaterThan(30);
  expect(telling.filter((value) => text.includes(value))).toEqual([]);
});

it('holds no name, no mail address, no cookie and nothing of SAML but its addresses', () => {
  const text = lines.join('');
  for (const { people } of demo.sites) {
    for (const { displayName, surname, mail, login } of people) {
      for (const telling of [displayName, surname, mail, login]) expect(text).not.toContain(telling);
    }
  }
  expect(text).not.toMatch(
    /cookie|relaystate|samlresponse|samlrequest|assertion id|127\.0\.0\.1|user-agent/i,
  );
});
