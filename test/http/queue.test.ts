// The queue: filter and paging, decisions by one of two admins, double clicks, stale forms, hostile words.
import { approveAccessRequest } from '../../src/usecases/approve-access-request';
import { withdrawAccessRequest } from '../../src/usecases/withdraw-access-request';
import type { AccessRequest } from '../../src/domain/access-request';
import { accessProfileId } from '../../src/domain/ids';
import { startTime, usePortal } from '../support/portal';
import type { Browser } from './support/app';
import { applied, appliedBy, browserOf, itRoutes, textOf } from '../support/it-pages';

const portalOf = usePortal((ports) => itRoutes(ports));
const queue = '/t/musterstadt/queue';
const town = () => portalOf().musterstadt;
const item = ({ id }: AccessRequest, act = ''): string => `${queue}/${id}${act}`;
const admin = (): Promise<Browser> => browserOf(portalOf(), town(), 'it-admin');
const stored = ({ id }: AccessRequest) => town().store.requests.find(id);

beforeEach(() => {
  portalOf().clock.now = startTime;
});

it('says so when nobody waits', async () => {
  const { agent } = await browserOf(portalOf(), portalOf().nebendorf, 'it-admin');
  const page = await agent.get('/t/nebendorf/queue').expect(200);
  expect(textOf(page.text)).toContain('Kein Antrag wartet auf die IT.');
});

it('lists who waits, the longest first, with unit, period and time, and leads to the request', async () => {
  const { clock } = portalOf();
  clock.now = new Date(startTime.getTime() - 2 * 86_400_000);
  const { request: older } = await applied(portalOf(), { town: town(), name: 'Jürgen Großmann' });
  clock.now = startTime;
  const { request: newer } = await applied(portalOf(), { town: town() });
  const { agent } = await admin();
  const page = await agent.get(queue).expect(200);
  expect(page.text.indexOf(older.caseNumber)).toBeLessThan(page.text.indexOf(newer.caseNumber));
  expect(page.text).toContain(`href="${item(older)}"`);
  expect(textOf(page.text)).toContain(
    `${older.caseNumber} Jürgen Großmann Bauamt Homeoffice Standard 01.12.2026–30.06.2027 möglich 2 Tage 21.11.2026, 14:03 Uhr`,
  );
});

it('keeps the filter in the address and in the links to further pages', async () => {
  const [profile] = await town().store.profiles.list();
  if (profile === undefined) throw new Error('no profile');
  const other = accessProfileId('0197a000-0000-7000-8000-0000000000f1');
  await town().store.profiles.insert({ ...profile, id: other, name: 'Notdienst <1>' });
  for (let count = 0; count < 51; count += 1)
    await applied(portalOf(), { town: town(), name: `Person ${count}` });
  const { agent } = await admin();
  const narrowed = await agent.get(`${queue}?profile=${other}`).expect(200);
  expect(narrowed.text).toContain(`<option value="${other}" selected>Notdienst &lt;1&gt;</option>`);
  expect(textOf(narrowed.text)).toContain('Zu dieser Auswahl wartet kein Antrag.');
  const page = await agent.get(`${queue}?profile=${profile.id}`).expect(200);
  const [, more = ''] = /href="([^"]*after=[^"]*)"/.exec(page.text) ?? [];
  expect(more).toContain(`profile=${profile.id}`);
  expect(textOf(page.text)).toMatch(/5\d Treffer Weitere anzeigen/);
  const next = await agent.get(more.replaceAll('&amp;', '&')).expect(200);
  expect(next.text).toContain('Person 50');
  expect(next.text).not.toContain('Person 10<');
});

it.each([
  '?after=nonsense',
  '?after=zzzzzzzzzz.x',
  '?profile=unknown',
  "?profile='%20OR%201=1",
  '?after[]=1&profile[]=2',
])('shows the whole queue for %s', async (query) => {
  const { agent } = await admin();
  const page = await agent.get(queue + query).expect(200);
  expect(page.text).toContain('Person 10<');
});

describe('the detail', () => {
  it('shows what is asked, by whom, and what that person has besides', async () => {
    const { holder, request: first } = await applied(
      portalOf(),
      { town: town(), name: 'Anna Müller' },
      { period: { from: '2026-11-23', until: '2026-11-30' } },
    );
    const boss = await portalOf().person(town(), 'Bernd Buche', 'it-admin');
    await approveAccessRequest(portalOf().ports, boss, first.id);
    const request = await appliedBy(
      portalOf(),
      { town: town(), holder },
      { purpose: 'Zeile 1\n<script>alert(1)</script>' },
    );
    const { agent } = await admin();
    const page = await agent.get(item(request)).expect(200);
    const text = textOf(page.text);
    expect(text).toContain('Anna Müller wartet gerade eben auf eine Entscheidung.');
    expect(text).toContain('Zeitraum 01.12.2026–30.06.2027 212 Tage');
    expect(text).toContain('Zeile 1 &lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page.text).not.toContain('<script>alert');
    expect(text).toContain('Zugang: Homeoffice Standard 23.11.2026–30.11.2026 aktiv');
    expect(page.text).toContain(`href="${item(first)}"`);
    expect(page.text).toContain(`href="/t/musterstadt/people/${holder.personId}"`);
  });

  it('says which leaflet was in force when it was sent, and leads to that version', async () => {
    const { request: before } = await applied(portalOf(), { town: town() });
    const pdf = { form: 'pdf', bytes: Buffer.from('%PDF-1.7 … %%EOF') } as const;
    const leaflet = { kind: 'leaflet', publishedAt: startTime, form: 'pdf', size: 5000 } as const;
    await town().store.documents.insert({ ...leaflet, version: 1 }, pdf);
    const { request } = await applied(portalOf(), { town: town() });
    await town().store.documents.insert({ ...leaflet, version: 2 }, pdf);
    const { agent } = await admin();
    const { text } = await agent.get(item(request)).expect(200);
    expect(text).toContain('href="/t/musterstadt/settings/documents/leaflet/1"');
    expect(textOf(text)).toContain('Merkblatt Heimarbeit Fassung 1 galt, als der Antrag gestellt wurde');
    expect(textOf((await agent.get(item(before))).text)).not.toContain('galt, als der Antrag');
    await portalOf().knex('documents').delete();
  });

  it('is the way back from the addresses of the decisions', async () => {
    const { request } = await applied(portalOf(), { town: town() });
    const { agent } = await admin();
    for (const act of ['/approve', '/deny']) {
      const { headers } = await agent.get(item(request, act)).expect(303);
      expect(headers['location']).toBe(item(request));
    }
    expect(await stored(request)).toMatchObject({ state: 'submitted' });
  });
});

describe('a decision', () => {
  it('approves: the access exists, the page says so and leads on', async () => {
    const { holder, request } = await applied(portalOf(), { town: town() });
    const { agent, submit } = await admin();
    const response = await submit(item(request), item(request, '/approve'));
    expect([response.status, response.headers['location']]).toEqual([303, item(request)]);
    expect(await town().store.grants.ofPerson(holder.personId)).toMatchObject([
      { state: 'active', maxDevices: 2 },
    ]);
    const page = await agent.get(item(request));
    const text = textOf(page.text);
    expect(text).toContain(`${request.caseNumber} ist genehmigt.`);
    expect(text).toContain('Aylin Öztürk kann vom 01.12.2026 bis zum 30.06.2027 bis zu 2 Geräte nutzen.');
    expect(text).toContain('Nächster Antrag:');
    expect(page.text).not.toContain('/approve"');
  });

  it('denies with the reason that was typed, cleaned and escaped', async () => {
    const { request } = await applied(portalOf(), { town: town() });
    const { agent, submit } = await admin();
    const reason = '  Bitte\r\nneu <b>stellen</b>\u00ad & \u200bkürzer  ';
    expect((await submit(item(request), item(request, '/deny'), { reason })).status).toBe(303);
    expect(await stored(request)).toMatchObject({
      state: 'denied',
      decisionReason: 'Bitte\nneu <b>stellen</b> & kürzer',
    });
    const page = await agent.get(item(request));
    expect(page.text).toContain('neu &lt;b&gt;stellen&lt;/b&gt; &amp; kürzer');
    expect(textOf(page.text)).toContain('abgelehnt');
  });

  it.each([
    ['no reason', '', 'Hier fehlt noch eine Angabe.'],
    ['blanks', ' \n\t ', 'Hier fehlt noch eine Angabe.'],
    ['what nobody sees', '\u00ad\ufeff', 'Hier fehlt noch eine Angabe.'],
    ['too much', 'x'.repeat(1001), 'Die Angabe ist zu lang. Möglich sind 1000 Zeichen.'],
    ['control characters', 'a\u0000b', 'Die Angabe enthält Zeichen, die hier nicht möglich sind.'],
  ])('is not taken: a denial with %s', async (_, reason, words) => {
    const { request } = await applied(portalOf(), { town: town() });
    const { submit } = await admin();
    const response = await submit(item(request), item(request, '/deny'), { reason });
    expect(response.status).toBe(422);
    expect(response.text).toContain('<title>Fehler: ');
    expect(response.text).toContain('href="#field-reason"');
    expect(textOf(response.text)).toContain(words);
    if (reason.length > 1000) expect(response.text).toContain(reason);
    expect(await stored(request)).toMatchObject({ state: 'submitted' });
  });

  it('is refused about oneself, and the page says who has to decide', async () => {
    const own = await portalOf().person(town(), 'Ingo Technik', 'it-admin');
    const request = await appliedBy(portalOf(), { town: town(), holder: own });
    const { agent, submit } = await portalOf().signedIn(own);
    const page = await agent.get(item(request)).expect(200);
    expect(textOf(page.text)).toContain('Das ist Ihr eigener Antrag.');
    expect(page.text).not.toMatch(/action="[^"]*\/(approve|deny)"/);
    for (const act of ['/approve', '/deny']) {
      for (const reason of ['Darf ich', '']) {
        const response = await submit(item(request), item(request, act), { reason });
        expect(response.status).toBe(403);
        expect(response.text).toContain('Über den eigenen Antrag entscheidet niemand selbst.');
      }
    }
    expect(await stored(request)).toMatchObject({ state: 'submitted' });
  });

  it('is made by one of two admins at once, and the other learns how it went', async () => {
    const { holder, request } = await applied(portalOf(), { town: town() });
    const [one, two] = [await admin(), await admin()];
    const responses = await Promise.all([
      one.submit(item(request), item(request, '/approve')),
      two.submit(item(request), item(request, '/deny'), { reason: 'Kein Platz mehr frei' }),
    ]);
    expect(responses.map(({ status }) => status)).toEqual([303, 303]);
    const pages = [
      textOf((await one.agent.get(item(request))).text),
      textOf((await two.agent.get(item(request))).text),
    ];
    const late = pages.filter((text) => text.includes(`Über ${request.caseNumber} ist schon entschieden.`));
    expect(late).toHaveLength(1);
    expect(late[0]).toMatch(/Der Antrag wurde am 23\.11\.2026, 14:03 Uhr (genehmigt|abgelehnt)\./);
    expect(late[0]).not.toContain('Ingo Technik');
    const state = (await stored(request))?.state;
    expect(await town().store.grants.ofPerson(holder.personId)).toHaveLength(state === 'approved' ? 1 : 0);
  });

  it('keeps the words of whoever came too late', async () => {
    const { request } = await applied(portalOf(), { town: town() });
    const [one, two] = [await admin(), await admin()];
    await one.submit(item(request), item(request, '/approve'));
    await two.submit(queue, item(request, '/deny'), { reason: 'Mühsam <i>getippt</i>' });
    const page = await two.agent.get(item(request));
    expect(page.text).toContain('Ihre Begründung wurde nicht gespeichert: Mühsam &lt;i&gt;getippt&lt;/i&gt;');
    expect(await stored(request)).toMatchObject({ state: 'approved', decisionReason: null });
  });

  it('is made once on a double click', async () => {
    const { holder, request } = await applied(portalOf(), { town: town() });
    const { agent, submit } = await admin();
    const clicks = await Promise.all([
      submit(item(request), item(request, '/approve')),
      submit(item(request), item(request, '/approve')),
    ]);
    expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
    expect(await town().store.grants.ofPerson(holder.personId)).toHaveLength(1);
    expect(textOf((await agent.get(item(request))).text)).toMatch(/ist genehmigt|ist schon entschieden/);
  });

  it('comes too late for a request that was withdrawn', async () => {
    const { holder, request } = await applied(portalOf(), { town: town() });
    await withdrawAccessRequest(portalOf().ports, holder, request.id);
    const { agent, submit } = await admin();
    await submit(queue, item(request, '/deny'), { reason: '' });
    expect(textOf((await agent.get(item(request))).text)).toContain('Die antragstellende Person hat ihn am');
    expect(await stored(request)).toMatchObject({ state: 'withdrawn' });
  });

  it('cannot approve a period that is over, but deny it', async () => {
    const { request } = await applied(
      portalOf(),
      { town: town() },
      { period: { from: '2026-11-23', until: '2026-11-24' } },
    );
    portalOf().clock.now = new Date('2026-11-24T23:30:00.000Z');
    const { agent, submit } = await admin();
    const page = await agent.get(item(request)).expect(200);
    expect(textOf(page.text)).toContain('Der gewünschte Zeitraum ist schon vorbei.');
    expect(page.text).not.toContain('/approve"');
    await submit(item(request), item(request, '/approve'));
    expect(textOf((await agent.get(item(request))).text)).toContain(
      'Genehmigen lässt sich dieser Antrag nicht mehr.',
    );
    expect(await stored(request)).toMatchObject({ state: 'submitted' });
    await submit(item(request), item(request, '/deny'), { reason: 'Zu spät gesehen' });
    expect(await stored(request)).toMatchObject({ state: 'denied' });
  });
});

it('carries names of 500 characters and every script', async () => {
  const name = `Žofie O'Brien <b> 你好 ${'x'.repeat(480)}`;
  const { request } = await applied(portalOf(), { town: town(), name });
  const { agent } = await admin();
  const page = await agent.get(item(request)).expect(200);
  expect(page.text).toContain('Žofie O&#39;Brien &lt;b&gt; 你好');
});
