// Looking back: all requests searched and taken along as a list, the whole course of one case, and the sheet for paper.
import { answerRequestQuery } from '../../src/usecases/answer-request-query';
import { approveAccessRequest } from '../../src/usecases/approve-access-request';
import { denyAccessRequest } from '../../src/usecases/deny-access-request';
import { queryAccessRequest } from '../../src/usecases/query-access-request';
import { revokeGrant } from '../../src/usecases/revoke-grant';
import { withdrawAccessRequest } from '../../src/usecases/withdraw-access-request';
import { rateLimits } from '../../src/domain/rate-limit';
import { archiveRoutes } from '../../src/http/archive/routes';
import { findText } from '../../src/texts/translate';
import { accessRequestRoutes } from '../../src/http/access-requests/routes';
import { exportRequestArchive } from '../../src/usecases/export-request-archive';
import { givenAccess } from '../support/given-access';
import { applied, browserOf, itRoutes, textOf } from '../support/it-pages';
import { startTime, usePortal } from '../support/portal';
import { readyGateway } from '../support/ready-gateway';

const portalOf = usePortal((ports) => [...itRoutes(ports), ...accessRequestRoutes(ports)]);
const archive = '/t/musterstadt/requests-archive';
const town = () => portalOf().musterstadt;
const everything = { words: '', caseNumber: '', state: null, profile: null, from: null, until: null };

beforeEach(() => {
  portalOf().clock.now = startTime;
});

const eventsOf = async (action: 'tenant.requests-exported' | 'tenant.requests-export-ended') =>
  (
    await town().store.audit.list(
      { action, subject: null, objectId: null, from: null, before: null },
      { afterSeq: null, limit: 5 },
    )
  ).items;

describe('the list', () => {
  it('says so when there is nothing', async () => {
    const { agent } = await browserOf(portalOf(), portalOf().nebendorf, 'dpo');
    const page = await agent.get('/t/nebendorf/requests-archive').expect(200);
    expect(textOf(page.text)).toContain('Kein Antrag passt zu dieser Suche.');
    expect(page.text).not.toContain('requests-archive/export');
  });

  it('finds ended requests by words, number, state and days, and keeps the search in the form', async () => {
    const { ports, clock } = portalOf();
    const admin = await portalOf().person(town(), 'Bernd Buche', 'it-admin');
    const first = await applied(portalOf(), { town: town(), name: 'Änne Großmann' });
    clock.now = new Date(startTime.getTime() + 86_400_000);
    const second = await applied(portalOf(), { town: town(), name: 'Zoë Ünal' });
    await denyAccessRequest(ports, admin, { id: first.request.id, reason: 'Bitte <b>kürzer</b>' });
    await withdrawAccessRequest(ports, second.holder, second.request.id);
    const { agent } = await browserOf(portalOf(), town(), 'auditor');
    const found = async (query: string): Promise<string> =>
      textOf((await agent.get(`${archive}?${query}`).expect(200)).text);
    const all = await found('');
    expect(all.indexOf('Zoë Ünal')).toBeLessThan(all.indexOf('Änne Großmann'));
    expect(all).toContain(
      `${first.request.caseNumber} Änne Großmann Bauamt Homeoffice Standard 01.12.2026–30.06.2027 23.11.2026, 14:03 Uhr abgelehnt am 24.11.2026`,
    );
    for (const query of [
      'q=gross',
      'q=bau+%C3%84n',
      `number=${first.request.caseNumber.toLowerCase().replace(/-0+/, '+')}`,
      'state=denied',
      'until=2026-11-23',
      'from=23.11.2026&until=23.11.2026&state=denied&q=aenne',
    ]) {
      const text = await found(query);
      expect([query, text.includes('Änne Großmann'), text.includes('Zoë Ünal')]).toEqual([
        query,
        true,
        false,
      ]);
      expect(text).toContain('1 Treffer');
    }
    expect(await found('state=withdrawn')).toContain('Zoë Ünal');
    expect(await found('number=Unsinn')).toContain('Kein Antrag passt zu dieser Suche.');
    const page = await agent.get(`${archive}?q=gross&state=denied&from=2026-11-23`);
    expect(page.text).toContain('value="gross"');
    expect(page.text).toContain('<option value="denied" selected>');
    expect(page.text).toMatch(/name="state" value="denied"/);
  });

  it.each([
    ['state=draft', 'Wählen'],
    ['from=2026-02-30', ''],
    ['from=2026-11-24&until=2026-11-23', 'Das Ende liegt vor dem Anfang.'],
  ])('says what cannot be read: %s', async (query, words) => {
    const { agent } = await browserOf(portalOf(), town(), 'dpo');
    const page = await agent.get(`${archive}?${query}`).expect(422);
    expect(textOf(page.text)).toContain(words);
    expect(page.text).not.toContain('requests-archive/export');
  });

  it.each(["q='%20OR%201=1", 'profile=unknown', 'after=nonsense', 'q=%25&number=%25', 'sort=decided_by'])(
    'is no way in: %s',
    async (query) => {
      const { agent } = await browserOf(portalOf(), town(), 'dpo');
      await agent.get(`${archive}?${query}`).expect(200);
    },
  );

  it('names nobody who decided, and offers no order by them', async () => {
    const { agent } = await browserOf(portalOf(), town(), 'dpo');
    const page = await agent.get(archive).expect(200);
    expect(page.text).not.toContain('Bernd Buche');
    expect(page.text).not.toMatch(/name="(decider|by|sort|order)"/);
  });

  it('goes on page by page with its search', async () => {
    for (let count = 0; count < 51; count += 1)
      await applied(portalOf(), { town: town(), name: `Seite ${count}` });
    const { agent } = await browserOf(portalOf(), town(), 'it-admin');
    const page = await agent.get(`${archive}?q=seite`).expect(200);
    expect(textOf(page.text)).toContain('51 Treffer');
    const [, older = ''] = /href="([^"]*after=[^"]*)"/.exec(page.text) ?? [];
    expect(older).toContain('q=seite');
    const next = await agent.get(older.replaceAll('&amp;', '&')).expect(200);
    expect(next.text).toContain('Seite 0<');
    expect(next.text).not.toContain('Seite 50<');
  });
});

describe('the list taken along', () => {
  const csv = async (query: string, fields: Record<string, string>): Promise<string> => {
    const { submit } = await browserOf(portalOf(), town(), 'dpo');
    const response = await submit(`${archive}${query}`, `${archive}/export`, fields);
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(response.headers['content-disposition']).toBe(
      'attachment; filename=antraege-musterstadt-2026-11-23.csv',
    );
    expect(response.headers['cache-control']).toBe('no-store');
    return response.text;
  };

  it('is a file for German spreadsheets in which no name is a formula', async () => {
    for (const name of ["=cmd|' /C calc'!A0", '+49 Müller', '-Ünal', '@Şahin; "Öz"', '\tTab'])
      await applied(portalOf(), { town: town(), name });
    const text = await csv('', {});
    expect(
      text.startsWith('\uFEFFVorgang;Person;Bereich;Zugang;Gerät;Von;Bis;Stand;Eingereicht;Entschieden\r\n'),
    ).toBe(true);
    expect(text).toContain(`;'=cmd|' /C calc'!A0;Bauamt;`);
    expect(text).toContain(`;'+49 Müller;`);
    expect(text).toContain(`;'-Ünal;`);
    expect(text).toContain(`;"'@Şahin; ""Öz""";`);
    expect(text).toContain(`;'\tTab;`);
    expect(text).toContain(';Dienstgerät;01.12.2026;30.06.2027;eingereicht;23.11.2026;\r\n');
    expect(text).not.toContain('Bauanträge von zu Hause');
    for (const line of text.slice(1).split('\r\n'))
      for (const cell of line.split(';')) expect(cell).not.toMatch(/^"?[=+\-@\t]/);
  });

  it('holds what was found and nothing else, and stands in the log with search and number', async () => {
    const text = await csv('?q=gross', { q: 'gross', state: 'denied' });
    expect(text.trim().split('\r\n')).toHaveLength(2);
    expect(text).toContain('Änne Großmann');
    expect(text).not.toContain('Bernd Buche');
    const [begun] = await eventsOf('tenant.requests-exported');
    const [ended] = await eventsOf('tenant.requests-export-ended');
    expect(begun).toMatchObject({
      actorName: 'Ingo Technik',
      data: { state: 'denied', caseNumber: '', profile: null, from: null, until: null },
      reason: 'gross',
    });
    expect(ended).toMatchObject({ actorName: 'Ingo Technik', data: { requests: 1, complete: true } });
  });

  it('can be asked for a few times an hour by each person, which other pages are not counted in', () => {
    const limited = archiveRoutes(portalOf().ports).filter(({ limit }) => limit !== undefined);
    expect(limited.map(({ method, path, limit }) => [method, path, limit])).toEqual([
      ['post', '/t/:tenant/requests-archive/export', rateLimits['list-export']],
    ]);
    expect(rateLimits['list-export']).toMatchObject({ per: 'person', perMs: 3_600_000 });
    expect(findText('de', 'refusal.too-many-list-export')).toMatch(/herunterladen/);
  });

  it('is empty for a number that is none', async () => {
    expect((await csv('', { number: 'Unsinn' })).trim().split('\r\n')).toHaveLength(1);
  });

  it('is led back to the search where that cannot be read, and from its address opened by itself', async () => {
    const { agent, submit } = await browserOf(portalOf(), town(), 'dpo');
    const before = await eventsOf('tenant.requests-exported');
    const refused = await submit(archive, `${archive}/export`, { state: 'draft' });
    expect([refused.status, refused.headers['location']]).toEqual([303, archive]);
    const opened = await agent.get(`${archive}/export`).expect(303);
    expect(opened.headers['location']).toBe(archive);
    expect(await eventsOf('tenant.requests-exported')).toEqual(before);
  });

  it('takes ten thousand requests in pieces, and says how many were read when it is broken off', async () => {
    const { knex, ports } = portalOf();
    const { request } = await applied(portalOf(), { town: town(), name: 'Viele Anträge' });
    const row = await knex('access_requests').where({ id: request.id }).first();
    const rows = Array.from({ length: 10_000 }, (_, index) => {
      const id = `many-${String(index).padStart(5, '0')}`;
      return { ...row, id, case_number: id, state: 'withdrawn' };
    });
    await knex.batchInsert('access_requests', rows, 60);
    const text = await csv('?q=viele', { q: 'viele antraege' });
    const numbers = text.match(/^many-\d+/gm) ?? [];
    expect([numbers.length, new Set(numbers).size]).toEqual([10_000, 10_000]);
    expect((await eventsOf('tenant.requests-export-ended'))[0]?.data).toEqual({
      requests: 10_001,
      complete: true,
    });
    const dora = await portalOf().person(town(), 'Dora Schutz', 'dpo');
    let largest = 0;
    for await (const piece of await exportRequestArchive(ports, dora, everything)) {
      largest = Math.max(largest, piece.length);
      if (piece.length > 0) break;
    }
    expect(largest).toBe(500);
    expect((await eventsOf('tenant.requests-export-ended'))[0]?.data).toEqual({
      requests: 500,
      complete: false,
    });
    await knex('access_requests').where('id', 'like', 'many-%').delete();
  }, 60_000);
});

describe('a case', () => {
  it('shows its whole course in order, from the application to the gateway’s confirmation', async () => {
    const portal = portalOf();
    const gateway = await readyGateway(portal, town());
    const given = await givenAccess(portal, town());
    await gateway.confirm();
    const grant = await town().store.grants.find(given.device.grantId);
    if (grant === null) throw new Error('no grant');
    portal.clock.now = new Date(startTime.getTime() + 3_600_000);
    const admin = await portal.person(town(), 'Bernd Buche', 'it-admin');
    await revokeGrant(portal.ports, admin, { id: grant.id, reason: 'Verdacht auf Weitergabe' });
    const { agent } = await browserOf(portal, town(), 'auditor');
    const text = textOf((await agent.get(`${archive}/${grant.requestId}`).expect(200)).text);
    const course = [
      'Antrag eingereicht',
      'Antrag genehmigt',
      'Zugang angelegt',
      'Gerät hinzugefügt',
      'Zugangsdatei ausgegeben',
      'Zugang widerrufen',
      'Widerruf am Gateway gateway-nord',
    ];
    const places = course.map((step) => text.indexOf(step, text.indexOf('Begründung, Frage, Antwort')));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(text).toContain('Verdacht auf Weitergabe');
    expect(text).toContain('veranlasst');
    await gateway.confirm();
    const after = textOf((await agent.get(`${archive}/${grant.requestId}`)).text);
    expect(after.slice(after.indexOf('Widerruf am Gateway gateway-nord'))).toContain('wirksam');

    const own = await portal.signedIn(given.holder);
    const ownText = textOf(
      (await own.agent.get(`/t/musterstadt/requests/${grant.requestId}`).expect(200)).text,
    );
    expect(ownText).toContain('Zugang widerrufen');
    expect(ownText).toContain('Ihre IT');
    expect(ownText).not.toContain('Verdacht');
    expect(ownText).not.toContain('Bernd Buche');
    expect(ownText).not.toContain('gateway-nord');
  });

  it('shows questions, answers and the reason of a denial, escaped', async () => {
    const { ports } = portalOf();
    const { holder, request } = await applied(portalOf(), { town: town(), name: 'Rita Rückfrage' });
    const admin = await portalOf().person(town(), 'Bernd Buche', 'it-admin');
    const { id } = request;
    await queryAccessRequest(ports, admin, { id, question: 'Warum <script>alert(1)</script>?' });
    await answerRequestQuery(ports, holder, { id, round: 1, answer: 'Darum <b>eben</b>' });
    await denyAccessRequest(ports, admin, { id, reason: 'Passt nicht' });
    const { agent } = await browserOf(portalOf(), town(), 'it-admin');
    const page = await agent.get(`${archive}/${id}`).expect(200);
    expect(page.text).toContain('Warum &lt;script&gt;alert(1)&lt;/script&gt;?');
    expect(page.text).toContain('Darum &lt;b&gt;eben&lt;/b&gt;');
    expect(page.text).not.toMatch(/<script>alert|<b>eben/);
    expect(textOf(page.text)).toContain('Passt nicht');
    expect(page.text).toContain(`href="${archive}/${id}/print"`);
  });

  it('is not there for anybody else, whatever the number', async () => {
    const { agent } = await browserOf(portalOf(), town(), 'auditor');
    await agent.get(`${archive}/0197a000-0000-7000-8000-00000000dead`).expect(404);
    await agent.get(`${archive}/0197a000-0000-7000-8000-00000000dead/print`).expect(404);
    const { request } = await applied(portalOf(), { town: portalOf().nebendorf });
    await agent.get(`${archive}/${request.id}`).expect(404);
    await agent.get(`${archive}/${request.id}/print`).expect(404);
  });
});

describe('on paper', () => {
  it('shows municipality, number, decision, and who printed it when, in both languages', async () => {
    const { ports } = portalOf();
    const { holder, request } = await applied(portalOf(), { town: town(), name: 'Petra Papier' });
    const admin = await portalOf().person(town(), 'Bernd Buche', 'it-admin');
    await approveAccessRequest(ports, admin, request.id);
    const own = await portalOf().signedIn(holder, 'Petra Papier');
    const staff = await browserOf(portalOf(), town(), 'dpo');
    for (const { agent, path, person } of [
      { agent: own.agent, path: `/t/musterstadt/requests/${request.id}/print`, person: 'Petra Papier' },
      { agent: staff.agent, path: `${archive}/${request.id}/print`, person: 'Anna Beispiel' },
    ]) {
      const page = await agent.get(path).expect(200);
      const text = textOf(page.text);
      expect(text).toContain(`Vorgangsnummer ${request.caseNumber}`);
      expect(text).toContain('Stadt Musterstadt');
      expect(text).toContain('Name Petra Papier');
      expect(text).toContain('Stand freigegeben');
      expect(text).toContain('Entschieden durch IT der Verwaltung');
      expect(text).not.toContain('Bernd Buche');
      expect(text).toContain(`Ausgegeben am 23.11.2026, 14:03 Uhr für ${person}.`);
      expect(page.text).toMatch(/<html lang="de">[\s\S]*<link rel="stylesheet" href="\/assets\/paper.css"/);
      const english = await agent.get(`${path}?lang=en`).expect(303);
      expect(textOf((await agent.get(english.headers['location'] ?? '')).text)).toContain('Case number');
      await agent.get(`${path}?lang=de`);
    }
  });

  it('is one’s own alone, or for those who may look back', async () => {
    const { request } = await applied(portalOf(), { town: town(), name: 'Petra Papier' });
    const { agent } = await browserOf(portalOf(), town(), 'help-desk');
    await agent.get(`/t/musterstadt/requests/${request.id}/print`).expect(404);
    await agent.get(`${archive}/${request.id}/print`).expect(403);
  });
});
