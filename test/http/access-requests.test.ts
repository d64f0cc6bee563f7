// The person's own requests over HTTP: form, refusals of the rules, hostile input, detail, withdrawal, isolation.
import { approveAccessRequest } from '../../src/usecases/approve-access-request';
import { changeTenantSettings } from '../../src/usecases/change-tenant-settings';
import { denyAccessRequest } from '../../src/usecases/deny-access-request';
import { startTime, usePortal } from '../support/portal';
import { applied, employeeRoutes, granted, visitor, wordsOf, type Visitor } from '../support/employee';

const portalOf = usePortal(employeeRoutes);
const list = '/t/musterstadt/requests';
const form = `${list}/new`;

afterEach(() => {
  portalOf().clock.now = startTime;
});

async function filled(change: Record<string, string> = {}): Promise<Record<string, string>> {
  const [profile] = await portalOf().musterstadt.store.profiles.list();
  return {
    profile: profile?.id ?? '',
    purpose: 'Bauanträge von zu Hause bearbeiten',
    from: '2026-11-23',
    until: '2027-06-30',
    deviceKind: 'managed',
    leaflet: 'yes',
    leafletVersion: '1',
    ...change,
  };
}

const send = async ({ browser }: Visitor, change: Record<string, string> = {}) =>
  browser.submit(form, form, await filled(change));
const requestsOf = ({ who }: Visitor) => portalOf().musterstadt.store.requests.ofPerson(who.personId);

describe('the form', () => {
  it('asks only what has more than one answer, and says the longest period and the leaflet with its version', async () => {
    const { browser } = await visitor(portalOf());
    const { text } = await browser.agent.get(form).expect(200);
    expect(text).not.toContain('type="radio" id="field-profile');
    expect(text).toMatch(/<input type="hidden" name="profile" value="[0-9a-f-]{36}"/);
    const words = wordsOf(text);
    expect(words).toContain('Ihr Zugang: Homeoffice Standard');
    expect(words).toContain('höchstens 365 Tage: bei Beginn am 23.11.2026 bis zum 22.11.2027');
    expect(words).toContain(
      'Merkblatt, Fassung 1 Sperren Sie den Bildschirm. Melden Sie einen Verlust sofort.',
    );
    expect(text).not.toMatch(/<input[^>]*id="field-leaflet"[^>]*checked/);
    expect(text).toMatch(/<input[^>]*id="field-from"[^>]*value="2026-11-23"/);
  });

  it('becomes a request that says where it stands', async () => {
    const anna = await visitor(portalOf());
    const answer = await send(anna);
    const [request] = await requestsOf(anna);
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe(`${list}/${request?.id}`);
    expect(request).toMatchObject({
      state: 'submitted',
      purpose: 'Bauanträge von zu Hause bearbeiten',
      leafletVersion: 1,
    });
    const shown = await anna.browser.agent.get(`${list}/${request?.id}`).expect(200);
    expect(wordsOf(shown.text)).toContain(
      `Ihr Antrag ist eingereicht. Ihre Vorgangsnummer ist ${request?.caseNumber}.`,
    );
    expect(wordsOf((await anna.browser.agent.get(list)).text)).toContain(request?.caseNumber);
  });

  it('links the documents in a window of its own, and keeps which leaflet was in force', async () => {
    const portal = portalOf();
    const { store } = portal.musterstadt;
    const plain = await (await visitor(portal)).browser.agent.get(form);
    expect(plain.text).not.toMatch(/<main[\s\S]*documents\/[\s\S]*<\/main>/);
    const link = { form: 'link', address: 'https://stadt.example/hinweise' } as const;
    const pdf = { form: 'pdf', bytes: Buffer.from('%PDF-1.7 … %%EOF') } as const;
    const published = (version: number) => ({ version, publishedAt: startTime });
    await store.documents.insert({ kind: 'privacy-notice', ...published(4), ...link }, link);
    for (const version of [1, 2]) {
      await store.documents.insert({ kind: 'leaflet', ...published(version), form: 'pdf', size: 5000 }, pdf);
    }
    const anna = await visitor(portal);
    const { text } = await anna.browser.agent.get(form).expect(200);
    const links = [...text.matchAll(/<a href="([^"]+)" target="_blank">([^<]+)<\/a>/g)].map(
      ([, href, label]) => [href, label],
    );
    expect(links.filter(([href]) => href?.includes('/documents/'))).toEqual([
      [
        '/t/musterstadt/documents/leaflet',
        'Merkblatt Heimarbeit, Fassung 2 vom 23.11.2026 (PDF, 1 KB) (öffnet ein neues Fenster)',
      ],
      [
        '/t/musterstadt/documents/privacy-notice',
        'Datenschutzhinweise, Fassung 4 vom 23.11.2026 (Link) (öffnet ein neues Fenster)',
      ],
    ]);
    await send(anna, { leafletDocument: '1' });
    const [request] = await requestsOf(anna);
    expect(request?.leafletDocument).toBe(2);
    await store.documents.insert({ kind: 'leaflet', ...published(3), form: 'pdf', size: 5000 }, pdf);
    const shown = await anna.browser.agent.get(`${list}/${request?.id}`).expect(200);
    expect(wordsOf(shown.text)).toContain(
      'Merkblatt Heimarbeit Fassung 2 galt, als der Antrag gestellt wurde',
    );
    await portal.knex('documents').delete();
  });

  it('sent twice is one request, and the second answer leads to it', async () => {
    const anna = await visitor(portalOf());
    const [first, second] = [await send(anna), await send(anna)];
    expect(second.status).toBe(303);
    expect(second.headers['location']).toBe(first.headers['location']);
    expect(await requestsOf(anna)).toHaveLength(1);
  });

  it('shows a request that is open already, and keeps what was typed', async () => {
    const anna = await visitor(portalOf());
    await send(anna);
    const answer = await anna.browser.submit(
      '/t/musterstadt/start',
      form,
      await filled({ purpose: 'Etwas <i>anderes</i>' }),
    );
    expect(answer.status).toBe(422);
    expect(wordsOf(answer.text)).toContain('Für „Homeoffice Standard“ läuft schon ein Antrag.');
    expect(answer.text).toContain('Etwas &lt;i&gt;anderes&lt;/i&gt;');
    expect(await requestsOf(anna)).toHaveLength(1);
    const fresh = await anna.browser.agent.get(form).expect(200);
    expect(fresh.text).not.toContain('id="field-purpose"');
  });

  it('is shown again with the new leaflet, without the tick and with everything else', async () => {
    const portal = portalOf();
    const { store } = portal.musterstadt;
    const before = await store.tenant.get();
    const admin = await portal.person(portal.musterstadt, 'Ingo', 'it-admin');
    const anna = await visitor(portal);
    await anna.browser.agent.get(form).expect(200);
    const { hotline, maxGrantDays, leafletText } = before;
    await changeTenantSettings(portal.ports, admin, { hotline, maxGrantDays, leafletText: 'Neue Fassung.' });
    const answer = await send(anna, { purpose: 'Mein Zweck' });
    const { leafletVersion } = await store.tenant.get();
    await changeTenantSettings(portal.ports, admin, { hotline, maxGrantDays, leafletText });
    expect(leafletVersion).toBe(2);
    expect(answer.status).toBe(422);
    expect(wordsOf(answer.text)).toContain('Das Merkblatt hat sich geändert, während Sie geschrieben haben.');
    expect(answer.text).toContain('Neue Fassung.');
    expect(answer.text).toContain('Mein Zweck');
    expect(answer.text).toContain('name="leafletVersion" value="2"');
    expect(answer.text).not.toMatch(/<input[^>]*id="field-leaflet"[^>]*checked/);
    expect(await requestsOf(anna)).toEqual([]);
  });
});

describe('what the form does not take', () => {
  const version = async () => String((await portalOf().musterstadt.store.tenant.get()).leafletVersion);
  it.each([
    [{ purpose: '' }, 'field-purpose', 'Hier fehlt noch eine Angabe.'],
    [{ purpose: '   \n ' }, 'field-purpose', 'Hier fehlt noch eine Angabe.'],
    [{ purpose: 'x'.repeat(1001) }, 'field-purpose', 'Die Angabe ist zu lang.'],
    [{ purpose: 'a\u0000b' }, 'field-purpose', 'Zeichen, die hier nicht möglich sind'],
    [{ until: '' }, 'field-until', 'Hier fehlt noch eine Angabe.'],
    [{ until: '2027-02-30' }, 'field-until', 'Das ist kein gültiges Datum.'],
    [{ until: '99999-01-01' }, 'field-until', 'Das ist kein gültiges Datum.'],
    [{ from: 'gestern' }, 'field-from', 'Das ist kein gültiges Datum.'],
    [{ from: '2026-11-22' }, 'field-from', 'Dieser Tag ist schon vorbei.'],
    [{ from: '0001-01-01' }, 'field-until', 'Das ist kein gültiger Tag.'],
    [{ from: '2099-01-01', until: '2099-02-01' }, 'field-from', 'mehr als ein Jahr in der Zukunft'],
    [{ until: '2026-11-22' }, 'field-until', 'Das Ende liegt vor dem Anfang.'],
    [{ until: '2027-11-23' }, 'field-until', 'Der Zeitraum ist zu lang.'],
    [{ deviceKind: 'toaster' }, 'field-deviceKind', 'Wählen Sie einen der Vorschläge aus.'],
    [{ leaflet: '' }, 'field-leaflet', 'Bestätigen Sie diese Angabe'],
    [{ profile: '0197a000-0000-7000-8000-000000000009' }, 'main', 'Diesen Zugang gibt es nicht mehr.'],
    [{ profile: "' OR 1=1 --" }, 'main', 'Diesen Zugang gibt es nicht mehr.'],
  ])('%#: %.80j', async (change, anchor, sentence) => {
    const anna = await visitor(portalOf());
    const answer = await send(anna, { leafletVersion: await version(), ...change });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<title>Fehler: Zugang beantragen');
    expect(answer.text).toContain(`href="#${anchor}`);
    expect(wordsOf(answer.text)).toContain(sentence);
    expect(await requestsOf(anna)).toEqual([]);
  });

  it('keeps what was typed beside the error', async () => {
    const answer = await send(await visitor(portalOf()), {
      purpose: '"><script>alert(1)</script>',
      until: '',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).not.toContain('<script>alert(1)');
    expect(answer.text).toContain('&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(answer.text).toMatch(/id="field-from"[^>]*value="2026-11-23"/);
  });

  it('takes umlauts, several lines and German days as they are typed', async () => {
    const anna = await visitor(portalOf());
    const typed = { purpose: 'Größe\r\nÄrger\tß 🏠', from: '24.11.2026', until: '1.3.2027' };
    expect((await send(anna, { leafletVersion: await version(), ...typed })).status).toBe(303);
    expect(await requestsOf(anna)).toMatchObject([
      { purpose: 'Größe\nÄrger ß 🏠', period: { from: '2026-11-24', until: '2027-03-01' } },
    ]);
  });

  it('refuses an oversized body without losing a word about it', async () => {
    const answer = await send(await visitor(portalOf()), { purpose: 'x'.repeat(70_000) });
    expect(answer.status).toBe(413);
    expect(wordsOf(answer.text)).toContain('Es wurde nichts geändert.');
  });

  it('refuses a second access for the same time', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    const [profile] = await portal.musterstadt.store.profiles.list();
    await send(anna, { leafletVersion: await version() });
    const [request] = await requestsOf(anna);
    if (request === undefined || profile === undefined) throw new Error('nothing was requested');
    await approveAccessRequest(
      portal.ports,
      await portal.person(portal.musterstadt, 'Ingo', 'it-admin'),
      request.id,
    );
    const answer = await send(anna, { leafletVersion: await version() });
    expect(answer.status).toBe(422);
    expect(wordsOf(answer.text)).toContain('Für diese Zeit haben Sie schon einen solchen Zugang.');
    const next = await anna.browser.agent.get(form);
    expect(wordsOf(next.text)).toContain('Ihr jetziger Zugang gilt bis zum 30.06.2027.');
    expect(next.text).toMatch(/id="field-from"[^>]*value="2027-07-01"/);
  });
});

describe('a request of one’s own', () => {
  it('can be withdrawn after a question, once', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    await send(anna, {
      leafletVersion: String((await portal.musterstadt.store.tenant.get()).leafletVersion),
    });
    const [request] = await requestsOf(anna);
    const withdraw = `${list}/${request?.id}/withdraw`;
    const asked = await anna.browser.agent.get(withdraw).expect(200);
    expect(wordsOf(asked.text)).toContain('Das lässt sich nicht rückgängig machen');
    expect((await requestsOf(anna))[0]?.state).toBe('submitted');
    for (const from of [withdraw, '/t/musterstadt/start']) {
      const answer = await anna.browser.submit(from, withdraw);
      expect(answer.status).toBe(303);
      const page = await anna.browser.agent.get(String(answer.headers['location']));
      expect(wordsOf(page.text)).toContain(`Ihr Antrag ${request?.caseNumber} ist zurückgezogen.`);
    }
    expect((await requestsOf(anna))[0]?.state).toBe('withdrawn');
    await anna.browser.agent.get(withdraw).expect(303);
  });

  it('cannot be withdrawn after the decision, which it shows with its reason', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    await send(anna, {
      leafletVersion: String((await portal.musterstadt.store.tenant.get()).leafletVersion),
    });
    const [request] = await requestsOf(anna);
    if (request === undefined) throw new Error('nothing was requested');
    const stale = await anna.browser.agent.get(`${list}/${request.id}/withdraw`);
    const token = /name="_csrf" value="([^"]+)"/.exec(stale.text)?.[1];
    await denyAccessRequest(portal.ports, await portal.person(portal.musterstadt, 'Ingo', 'it-admin'), {
      id: request.id,
      reason: 'Stelle ist\n<u>vor Ort</u>',
    });
    await anna.browser.agent
      .post(`${list}/${request.id}/withdraw`)
      .type('form')
      .send({ _csrf: token })
      .expect(303);
    const { text } = await anna.browser.agent.get(`${list}/${request.id}`);
    expect(wordsOf(text)).toContain('Dieser Antrag ist schon entschieden.');
    expect(text).toContain('Stelle ist\n&lt;u&gt;vor Ort&lt;/u&gt;');
    expect((await requestsOf(anna))[0]?.state).toBe('denied');
  });

  it('says that an approved one is released, and leads to the access', async () => {
    const portal = portalOf();
    const anna = await visitor(portal, portal.nebendorf);
    const { requestId } = await granted(portal, anna.who);
    const { text } = await anna.browser.agent.get(`/t/nebendorf/requests/${requestId}`).expect(200);
    expect(wordsOf(text)).toContain('freigegeben');
    expect(text).toContain('href="/t/nebendorf/access"');
  });

  it('is not there for anybody else, nor in another municipality', async () => {
    const portal = portalOf();
    const anna = await visitor(portal, portal.nebendorf);
    const request = await applied(portal, anna.who);
    const eve = await visitor(portal, portal.nebendorf, 'Eve');
    const mallory = await visitor(portal, portal.musterstadt, 'Mallory');
    const unknown = '0197a000-0000-7000-8000-00000000dead';
    const bodies = new Set<string>();
    for (const [browser, path] of [
      [eve.browser, `/t/nebendorf/requests/${request.id}`],
      [eve.browser, `/t/nebendorf/requests/${unknown}`],
    ] as const) {
      const { text } = await browser.agent.get(path).expect(404);
      bodies.add(
        wordsOf(text)
          .replace(/Nummer .*/, '')
          .replace(/ID.*/, ''),
      );
    }
    expect(bodies.size).toBe(1);
    await mallory.browser.agent.get(`/t/musterstadt/requests/${request.id}`).expect(404);
    await mallory.browser.agent.get(`/t/nebendorf/requests/${request.id}`).expect(303);
    const stolen = await eve.browser.submit(
      '/t/nebendorf/start',
      `/t/nebendorf/requests/${request.id}/withdraw`,
    );
    expect(stolen.status).toBe(404);
    expect(await portal.nebendorf.store.requests.find(request.id)).toMatchObject({ state: 'submitted' });
  });
});

describe('who may', () => {
  it('nobody without a session', async () => {
    const { agent } = portalOf().stranger();
    for (const path of [list, form, `${list}/x`, `${list}/x/withdraw`]) await agent.get(path).expect(303);
    await agent
      .post(form)
      .type('form')
      .send(await filled())
      .expect(303)
      .expect('Location', '/t/musterstadt/?ended=1');
  });

  it('nobody without the token of our own page', async () => {
    const anna = await visitor(portalOf());
    await anna.browser.agent
      .post(form)
      .type('form')
      .send(await filled())
      .expect(403);
    expect(await requestsOf(anna)).toEqual([]);
  });

  it('nobody who is no employee here: 403 for the form, an explanation for the list', async () => {
    const portal = portalOf();
    const who = await portal.person(portal.musterstadt, 'Rita Revision');
    const browser = await portal.signedIn({ ...who, roles: ['auditor'] });
    await browser.agent.get(form).expect(403);
    expect((await browser.submit('/t/musterstadt/start', form, await filled())).status).toBe(403);
    expect(wordsOf((await browser.agent.get(list)).text)).toContain('Sie haben noch keinen Antrag gestellt.');
  });
});
