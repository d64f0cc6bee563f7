// Several requests at one go: chosen on the list, decided with one reason, watched on a page of one's own.
import type { AccessRequest } from '../../src/domain/access-request';
import { manyRoutes } from '../../src/http/queue/many-routes';
import { usePortal } from '../support/portal';
import { applied, browserOf, itRoutes, textOf } from '../support/it-pages';
import type { Response } from 'supertest';
import type { Browser, FormFields } from './support/app';

let working: Promise<void> = Promise.resolve();
const portalOf = usePortal((ports) => [
  ...itRoutes(ports),
  ...manyRoutes(ports, (work) => {
    working = work(new AbortController().signal);
  }),
]);
const town = () => portalOf().musterstadt;
const list = '/t/musterstadt/queue';
const many = '/t/musterstadt/queue-many';
const admin = (): Promise<Browser> => browserOf(portalOf(), town(), 'it-admin');
const stateOf = async ({ id }: AccessRequest) => (await town().store.requests.find(id))?.state;
const waiting = async (...names: readonly string[]): Promise<readonly AccessRequest[]> =>
  Promise.all(names.map(async (name) => (await applied(portalOf(), { town: town(), name })).request));
const post = async (browser: Browser, to: string, body: FormFields, status: number): Promise<Response> => {
  const answer = await browser.submit(list, to, body);
  expect(answer.status).toBe(status);
  return answer;
};
const idsOf = (requests: readonly AccessRequest[]) => requests.map(({ id }) => id);

afterEach(() => working);

it('offers boxes for others’ requests, each with a name of its own', async () => {
  const [request] = await waiting('Jörg Zöllner');
  const { agent } = await admin();
  const page = (await agent.get(list).expect(200)).text;
  expect(page).toContain(
    `value="${request?.id}" aria-label="Auswählen: ${request?.caseNumber}, Jörg Zöllner"`,
  );
});

it('shows what was chosen, decides it, and lists what became of each', async () => {
  const requests = await waiting('Anna Eins', 'Bernd Zwei');
  const browser = await admin();
  const chosen = await post(browser, many, { request: idsOf(requests) }, 200);
  expect(textOf(chosen.text)).toContain('2 Anträge entscheiden');
  const hidden = /name="chosen" value="([^"]+)"/.exec(chosen.text)?.[1];
  expect(hidden?.split(' ').toSorted()).toEqual(idsOf(requests).toSorted());
  const sent = await post(
    browser,
    `${many}/decide`,
    { kind: 'approve', reason: '', chosen: hidden ?? '' },
    303,
  );
  await working;
  const result = textOf((await browser.agent.get(sent.headers['location'] ?? '').expect(200)).text);
  expect(result).toContain('Alle 2 Anträge sind bearbeitet. 2 entschieden, keiner ist liegen geblieben.');
  expect(await Promise.all(requests.map(stateOf))).toEqual(['approved', 'approved']);
});

it('takes everything that matches the filter, beyond what the page shows', async () => {
  const requests = await waiting(...Array.from({ length: 51 }, (_, n) => `Person ${n}`));
  const browser = await admin();
  expect(textOf((await browser.agent.get(list)).text)).toMatch(/Alle 5\d, die zur Auswahl passen/);
  const chosen = await post(browser, many, { all: 'yes', outcome: 'admissible' }, 200);
  const hidden = /name="chosen" value="([^"]+)"/.exec(chosen.text)?.[1] ?? '';
  expect(hidden.split(' ')).toEqual(expect.arrayContaining(idsOf(requests)));
  const none = await post(browser, many, { all: 'yes', outcome: 'excluded' }, 303);
  expect(none.headers['location']).toBe(list);
});

it('says what could not be decided, and leaves it', async () => {
  const requests = await waiting('Carla Drei', 'Dora Vier');
  const browser = await admin();
  const [first] = requests;
  if (first === undefined) throw new Error('two wait');
  await post(browser, `${list}/${first.id}/deny`, { reason: 'Schon gelöst' }, 303);
  const chosen = [...idsOf(requests), 'nothing'].join(' ');
  const sent = await post(browser, `${many}/decide`, { kind: 'deny', reason: 'Kein Bedarf', chosen }, 303);
  await working;
  const page = (await browser.agent.get(sent.headers['location'] ?? '').expect(200)).text;
  expect(textOf(page)).toContain('Entschieden: 1. Nicht entschieden: 2;');
  expect(textOf(page)).toMatch(/nicht entschieden .*schon entschieden/);
  expect(page.indexOf(first.caseNumber)).toBeLessThan(page.indexOf(requests[1]?.caseNumber ?? '?'));
});

it('wants a reason for a denial, and keeps what was chosen and typed', async () => {
  const requests = await waiting('Emil Fünf');
  const browser = await admin();
  const chosen = idsOf(requests).join(' ');
  const again = await post(browser, `${many}/decide`, { kind: 'deny', reason: ' ', chosen }, 422);
  expect(again.text).toContain('href="#field-reason"');
  expect(again.text).toContain(`name="chosen" value="${chosen}"`);
  const long = { kind: 'deny', reason: 'x'.repeat(10_000), chosen };
  expect((await post(browser, `${many}/decide`, long, 422)).text).toContain('x'.repeat(10_000));
  const none = await post(browser, `${many}/decide`, { reason: 'Doch', chosen }, 422);
  expect(none.text).toContain('href="#field-kind-1"');
  expect(await Promise.all(requests.map(stateOf))).toEqual(['submitted']);
});

it.each([
  ['nothing ticked', '', {}],
  ['ids that are none', '', { request: ['<b>', '../x'] }],
  ['nothing to decide', '/decide', { kind: 'approve', reason: '', chosen: ' ' }],
])('leads back with a word: %s', async (_, act, body) => {
  const browser = await admin();
  const sent = await post(browser, `${many}${act}`, body, 303);
  expect(sent.headers['location']).toBe(list);
  const page = textOf((await browser.agent.get(list).expect(200)).text);
  expect(page).toContain('Es ist kein Antrag gewählt, der noch wartet.');
});

it('is refused: more than 500 at one go', async () => {
  const browser = await admin();
  const chosen = Array.from({ length: 501 }, (_, n) => `id-${n}`).join(' ');
  const sent = await post(browser, `${many}/decide`, { kind: 'approve', reason: '', chosen }, 400);
  expect(textOf(sent.text)).toContain('höchstens 500');
});

it('leads back to the list when the address is opened by itself', async () => {
  const { agent } = await admin();
  for (const address of [many, `${many}/decide`])
    expect((await agent.get(address).expect(303)).headers['location']).toBe(list);
});

it('does not exist for a colleague, another municipality, or somebody who does not decide', async () => {
  const [request] = await waiting('Fritz Sechs');
  const browser = await admin();
  const body = { kind: 'approve', reason: '', chosen: request?.id ?? '' };
  const sent = await post(browser, `${many}/decide`, body, 303);
  await working;
  const address = sent.headers['location'] ?? '';
  const colleague = await portalOf().signedIn(await portalOf().person(town(), 'Karla Kollegin', 'it-admin'));
  await colleague.agent.get(address).expect(404);
  const helper = await browserOf(portalOf(), town(), 'help-desk');
  await helper.agent.get(address).expect(403);
  await post(helper, `${many}/decide`, body, 403);
});

it('looks first at what IT can decide, and shows with whom the others are', async () => {
  // Where nobody else waits.
  const small = portalOf().nebendorf;
  const { request: mine } = await applied(portalOf(), { town: small, name: 'Gerda Sieben' });
  const { request: theirs } = await applied(portalOf(), { town: small, name: 'Hugo Acht' });
  const [step] = await small.store.requestSteps.ofRequest(theirs.id);
  if (step === undefined) throw new Error('a request without a step');
  await small.store.requestSteps.save([
    { ...step, office: 'supervisor' },
    { ...step, place: 2, state: 'pending', openedAt: null },
  ]);
  const { agent } = await browserOf(portalOf(), small, 'it-admin');
  const shown = async (turn: string): Promise<readonly boolean[]> => {
    const text = textOf((await agent.get(`/t/nebendorf/queue${turn}`).expect(200)).text);
    return [mine.caseNumber, theirs.caseNumber, 'bei: Führungskraft'].map((words) => text.includes(words));
  };
  expect(await shown('')).toEqual([true, false, false]);
  expect(await shown('?turn=others')).toEqual([false, true, true]);
  expect(await shown('?turn=all')).toEqual([true, true, true]);
});
