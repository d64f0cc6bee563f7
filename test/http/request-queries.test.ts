// Questions to the applicant over HTTP: asked in the queue, read and answered on the own pages, several rounds, refusals.
import type { AccessRequest } from '../../src/domain/access-request';
import type { Actor } from '../../src/domain/actor';
import { approveAccessRequest } from '../../src/usecases/approve-access-request';
import { denyAccessRequest } from '../../src/usecases/deny-access-request';
import { queryAccessRequest } from '../../src/usecases/query-access-request';
import { accessRequestRoutes } from '../../src/http/access-requests/routes';
import { startRoutes } from '../../src/http/start/routes';
import { applied, appliedBy, browserOf, itRoutes, textOf } from '../support/it-pages';
import { startTime, usePortal } from '../support/portal';

const portalOf = usePortal((ports) => [
  ...itRoutes(ports),
  ...accessRequestRoutes(ports),
  ...startRoutes(ports),
]);
const town = () => portalOf().musterstadt;
const inQueue = ({ id }: AccessRequest, act = ''): string => `/t/musterstadt/queue/${id}${act}`;
const own = ({ id }: AccessRequest, act = ''): string => `/t/musterstadt/requests/${id}${act}`;
const question = 'Mit welchem Gerät möchten Sie <b>arbeiten</b>?';
const admin = () => browserOf(portalOf(), town(), 'it-admin');
const stateOf = async ({ id }: AccessRequest) => (await town().store.requests.find(id))?.state;
const queriesOf = ({ id }: AccessRequest) => town().store.requestQueries.ofRequest(id);
let buche: Actor;

beforeAll(async () => {
  buche = await portalOf().person(town(), 'Bernd Buche', 'it-admin');
});
beforeEach(() => {
  portalOf().clock.now = startTime;
});

async function asked() {
  const { holder, request } = await applied(portalOf(), { town: town() });
  await queryAccessRequest(portalOf().ports, buche, { id: request.id, question });
  return { holder, request, applicant: await portalOf().signedIn(holder) };
}

describe('asking', () => {
  it('sends the question; the request then waits for the applicant and cannot be approved', async () => {
    const { request } = await applied(portalOf(), { town: town() });
    const { agent, submit } = await admin();
    const form = textOf((await agent.get(inQueue(request))).text);
    expect(form).toContain('Fragen Sie nicht nach Krankheiten');
    const sent = await submit(inQueue(request), inQueue(request, '/query'), { question });
    expect([sent.status, sent.headers['location']]).toEqual([303, inQueue(request)]);
    expect(await stateOf(request)).toBe('query');
    const page = await agent.get(inQueue(request)).expect(200);
    const text = textOf(page.text);
    expect(text).toContain(`Ihre Frage zu ${request.caseNumber} ist gestellt.`);
    expect(text).toContain('Aylin Öztürk hat noch nicht geantwortet.');
    expect(text).toContain('Noch keine Antwort.');
    expect(page.text).toContain('Mit welchem Gerät möchten Sie &lt;b&gt;arbeiten&lt;/b&gt;?');
    expect(page.text).not.toMatch(/\/approve"|\/query"|<b>arbeiten/);
    expect(page.text).toContain('name="despiteQuery" value="yes"');
    expect(textOf((await agent.get('/t/musterstadt/queue')).text)).toContain('Rückfrage gestellt');
  });

  it.each([
    ['nothing', '', 'Hier fehlt noch eine Angabe.'],
    ['one word', 'Warum?', 'Die Frage ist zu kurz. Schreiben Sie einen ganzen Satz.'],
    ['what nobody sees', `Warum?${'\u00ad'.repeat(20)}`, 'Die Frage ist zu kurz.'],
    ['too much', 'x'.repeat(1001), 'Die Angabe ist zu lang. Möglich sind 1000 Zeichen.'],
    [
      'control characters',
      'Warum denn\u0000 nur?',
      'Die Angabe enthält Zeichen, die hier nicht möglich sind.',
    ],
  ])('does not take %s, and keeps what was typed', async (_, typed, words) => {
    const { request } = await applied(portalOf(), { town: town() });
    const { submit } = await admin();
    const sent = await submit(inQueue(request), inQueue(request, '/query'), { question: typed });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('<title>Fehler:');
    expect(textOf(sent.text)).toContain(words);
    expect([await stateOf(request), await queriesOf(request)]).toEqual(['submitted', []]);
  });

  it('is not possible about one’s own request, and is not offered there', async () => {
    const holder = await portalOf().person(town(), 'Ingo Technik', 'it-admin');
    const request = await appliedBy(portalOf(), { town: town(), holder });
    const { agent, submit } = await portalOf().signedIn(holder);
    expect((await agent.get(inQueue(request))).text).not.toContain('/query"');
    const sent = await submit('/t/musterstadt/help', inQueue(request, '/query'), { question });
    expect(sent.status).toBe(403);
    expect(await stateOf(request)).toBe('submitted');
  });

  it('comes too late after a decision, and keeps the words', async () => {
    const { request } = await applied(portalOf(), { town: town() });
    const { agent, submit } = await admin();
    await approveAccessRequest(portalOf().ports, buche, request.id);
    const sent = await submit('/t/musterstadt/help', inQueue(request, '/query'), { question });
    expect(sent.status).toBe(303);
    const text = textOf((await agent.get(inQueue(request))).text);
    expect(text).toContain(`Über ${request.caseNumber} ist schon entschieden.`);
    expect(text).toContain('Mit welchem Gerät');
    expect(await queriesOf(request)).toEqual([]);
  });
});

describe('a decision that met a question', () => {
  it.each([
    ['approve', {}],
    ['deny', { reason: 'Geht so nicht' }],
    ['query', { question: 'Und an welchen Tagen in der Woche?' }],
  ] as const)('changes nothing and says why: %s', async (act, fields) => {
    const { request } = await asked();
    const { agent, submit } = await admin();
    const sent = await submit('/t/musterstadt/help', inQueue(request, `/${act}`), fields);
    expect(sent.status).toBe(303);
    const text = textOf((await agent.get(inQueue(request))).text);
    expect(text).toContain(`Zu ${request.caseNumber} läuft seit eben eine Rückfrage.`);
    for (const words of Object.values(fields)) expect(text).toContain(words);
    expect([await stateOf(request), (await queriesOf(request)).length]).toEqual(['query', 1]);
  });

  it('is possible as a denial by whoever saw the question', async () => {
    const { request, applicant } = await asked();
    const { submit } = await admin();
    const fields = { reason: 'Keine Antwort', despiteQuery: 'yes' };
    expect((await submit(inQueue(request), inQueue(request, '/deny'), fields)).status).toBe(303);
    expect(await stateOf(request)).toBe('denied');
    const text = textOf((await applicant.agent.get(own(request))).text);
    expect(text).toContain('Darauf kam keine Antwort.');
    expect(text).toContain('Keine Antwort');
  });

  it('is no longer next in the queue for those who could only wait', async () => {
    const { request } = await asked();
    const { request: other } = await applied(portalOf(), { town: town() });
    const { agent, submit } = await admin();
    await submit(inQueue(other), inQueue(other, '/approve'));
    expect((await agent.get(inQueue(other))).text).not.toContain(`Nächster Antrag: ${request.caseNumber}`);
  });
});

describe('the applicant', () => {
  it('reads the question on the first page and with the request, and not who asked', async () => {
    const { request, applicant } = await asked();
    const start = await applicant.agent.get('/t/musterstadt/start').expect(200);
    expect(textOf(start.text)).toContain('Ihre IT hat eine Frage zu Ihrem Antrag.');
    expect(start.text).toContain('Mit welchem Gerät möchten Sie &lt;b&gt;arbeiten&lt;/b&gt;?');
    expect(start.text).toContain(`href="${own(request)}"`);
    const page = await applicant.agent.get(own(request)).expect(200);
    const text = textOf(page.text);
    expect(text).toContain('Rückfrage an Sie');
    expect(text).toContain('Frage Ihrer IT');
    expect(text).toContain('Bitte keine Angaben zur Gesundheit.');
    expect(page.text).toContain(own(request, '/withdraw'));
    expect(start.text + page.text).not.toContain('Bernd Buche');
  });

  it('answers without applying anew; IT reads question and answer, and may ask again or decide', async () => {
    const { request, applicant } = await asked();
    const answer = 'Mit dem <i>Notebook</i>';
    const sent = await applicant.submit(own(request), own(request, '/answer'), { answer, round: '1' });
    expect([sent.status, sent.headers['location']]).toEqual([303, own(request)]);
    const page = textOf((await applicant.agent.get(own(request))).text);
    expect(page).toContain('Ihre Antwort ist gesendet.');
    expect(page).toContain('Mit dem &lt;i&gt;Notebook&lt;/i&gt;');
    expect(await stateOf(request)).toBe('submitted');
    const { agent, submit } = await admin();
    const item = await agent.get(inQueue(request)).expect(200);
    expect(item.text).toContain('Mit dem &lt;i&gt;Notebook&lt;/i&gt;');
    expect(item.text).toContain('/approve"');
    const second = { question: 'Und an welchen Tagen in der Woche?' };
    expect((await submit(inQueue(request), inQueue(request, '/query'), second)).status).toBe(303);
    const stale = await applicant.submit(own(request), own(request, '/answer'), {
      answer: 'Alt',
      round: '1',
    });
    expect(stale.status).toBe(303);
    expect(textOf((await applicant.agent.get(own(request))).text)).toContain(
      'Ihre Antwort wurde nicht gespeichert: Alt',
    );
    await applicant.submit(own(request), own(request, '/answer'), { answer: 'Montags', round: '2' });
    expect((await queriesOf(request)).map((query) => query.answer)).toEqual([answer, 'Montags']);
    await submit(inQueue(request), inQueue(request, '/approve'));
    expect(await stateOf(request)).toBe('approved');
  });

  it('may click twice: the second finds the first', async () => {
    const { request, applicant } = await asked();
    const fields = { answer: 'Notebook', round: '1' };
    await applicant.submit(own(request), own(request, '/answer'), fields);
    await applicant.submit('/t/musterstadt/help', own(request, '/answer'), fields);
    const text = textOf((await applicant.agent.get(own(request))).text);
    expect(text).toContain('Ihre Antwort ist gesendet.');
    expect(text).not.toContain('nicht gespeichert');
  });

  it.each([
    ['nothing', { answer: ' ', round: '1' }, 'Hier fehlt noch eine Angabe.'],
    ['too much', { answer: 'x'.repeat(1001), round: '1' }, 'Die Angabe ist zu lang.'],
  ])('is told what is wrong with %s', async (_, fields, words) => {
    const { request, applicant } = await asked();
    const sent = await applicant.submit(own(request), own(request, '/answer'), fields);
    expect(sent.status).toBe(422);
    expect(textOf(sent.text)).toContain(words);
    expect(await stateOf(request)).toBe('query');
  });

  it('comes too late after a decision', async () => {
    const { request, applicant } = await asked();
    const denial = { id: request.id, reason: 'Zu lange gewartet', despiteQuery: true };
    await denyAccessRequest(portalOf().ports, buche, denial);
    const fields = { answer: 'Jetzt doch', round: '1' };
    const sent = await applicant.submit('/t/musterstadt/help', own(request, '/answer'), fields);
    expect(sent.status).toBe(303);
    const text = textOf((await applicant.agent.get(own(request))).text);
    expect(text).toContain('Auf diese Frage braucht es keine Antwort mehr.');
    expect((await queriesOf(request))[0]?.answer).toBeNull();
  });

  it('is the only one who answers, also among admins', async () => {
    const { request } = await asked();
    const { agent, submit } = await admin();
    const sent = await submit('/t/musterstadt/help', own(request, '/answer'), { answer: 'Ich', round: '1' });
    expect(sent.status).toBe(404);
    await agent.get(own(request)).expect(404);
    expect(await stateOf(request)).toBe('query');
  });

  it('reads it beside an access that is there already', async () => {
    const holder = await portalOf().person(town(), 'Zwei Zugänge');
    const period = { from: '2026-11-23', until: '2026-11-30' };
    const first = await appliedBy(portalOf(), { town: town(), holder }, { period });
    await approveAccessRequest(portalOf().ports, buche, first.id);
    const second = await appliedBy(portalOf(), { town: town(), holder });
    await queryAccessRequest(portalOf().ports, buche, { id: second.id, question });
    const { agent } = await portalOf().signedIn(holder);
    const text = textOf((await agent.get('/t/musterstadt/start')).text);
    expect(text).toContain(`Ihre IT hat eine Frage zu Ihrem Antrag ${second.caseNumber}.`);
    expect(text).toContain('Mit welchem Gerät');
  });
});
