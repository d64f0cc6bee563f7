// The assistant over HTTP: step by step to a complete application, coming back later and elsewhere, changing one's mind, and
// the summary with what the rules say before it is sent.
import { firstEdition } from '../../src/domain/application-edition';
import { approveAccessRequest } from '../../src/usecases/approve-access-request';
import { changeTenantSettings } from '../../src/usecases/change-tenant-settings';
import { addDevice } from '../../src/usecases/add-device';
import { fieldsOf, fillIn, newRequest, sendStep, sendSummary, stepPath, summary } from '../support/assistant';
import { applied, employeeRoutes, granted, visitor, wordsOf, type Visitor } from '../support/employee';
import { usePortal } from '../support/portal';

const portalOf = usePortal(employeeRoutes);
const town = () => portalOf().musterstadt.store;
const draftOf = ({ who }: Visitor) => town().applicationDrafts.find(who.personId);
const requestsOf = ({ who }: Visitor) => town().requests.ofPerson(who.personId);
const read = async ({ browser }: Visitor, path: string) => (await browser.agent.get(path).expect(200)).text;

const mainOf = (html: string): string => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';

describe('the way through', () => {
  it('begins with what one needs at hand, and leads to the first step', async () => {
    const anna = await visitor(portalOf());
    const html = await read(anna, newRequest);
    expect(wordsOf(html)).toContain('etwa fünf Minuten');
    expect(wordsOf(html)).toContain('die dienstliche E-Mail-Adresse Ihrer Führungskraft');
    expect(html).toContain(`href="${stepPath('anliegen')}"`);
    expect(html).not.toContain('tasks__label');
    expect(await draftOf(anna)).toBeNull();
  });

  it('asks one step a page, and none that this person need not answer', async () => {
    const anna = await visitor(portalOf());
    const first = await read(anna, stepPath('anliegen'));
    expect(wordsOf(first)).toContain('Schritt 1 von 8');
    // With one kind that makes sense, it is stated and not asked; one profile is not asked either.
    expect(wordsOf(first)).toContain('Was möchten Sie? Einen neuen Zugang');
    expect(first).toContain('<input type="hidden" name="antragsart" value="neu" />');
    expect(first).not.toContain('access-profile');
    expect(first).not.toContain('verlaengerung');
    let at = stepPath('anliegen');
    const way: string[] = [];
    while (at.includes('/step/')) {
      way.push(at);
      const answer = await sendStep(anna.browser, at.slice(at.lastIndexOf('/') + 1));
      expect({ at, status: answer.status }).toEqual({ at, status: 303 });
      at = String(answer.headers['location']);
    }
    expect(way.map((path) => path.slice(path.lastIndexOf('/') + 1))).toEqual(
      firstEdition.catalogue.steps.map(({ id }) => id),
    );
    expect(at).toBe(summary);
    const sent = await sendSummary(anna.browser);
    const [request] = await requestsOf(anna);
    expect(sent.headers['location']).toBe(`/t/musterstadt/requests/${request?.id}`);
    expect(request).toMatchObject({
      state: 'submitted',
      kind: 'new',
      purpose: 'Anträge bearbeiten',
      period: { from: '2026-11-23', until: '2027-06-30' },
      assessed: { outcome: 'admissible' },
    });
    expect(await draftOf(anna)).toBeNull();
    const shown = wordsOf(await read(anna, `/t/musterstadt/requests/${request?.id}`));
    expect(shown).toContain(`Ihr Antrag ist eingereicht. Ihre Vorgangsnummer ist ${request?.caseNumber}.`);
    expect(shown).toContain('Mit welchen Daten arbeiten Sie dabei? Gewöhnliche Daten über Personen');
  });

  it('keeps questions that another answer brings up ready for the script, and asks them on the next page without it', async () => {
    const anna = await visitor(portalOf());
    await sendStep(anna.browser, 'anliegen');
    const html = await read(anna, stepPath('geraet'));
    expect(html).toContain('<template data-question="platte_verschluesselt">');
    expect(html).not.toContain('<template data-question="geraet">');
    const fields = { geraet: 'dienstlich_verwaltet', 'shown-questions': 'geraet' };
    const answer = await sendStep(anna.browser, 'geraet', fields);
    expect([answer.status, answer.headers['location']]).toEqual([303, stepPath('geraet')]);
    const again = await read(anna, stepPath('geraet'));
    expect(wordsOf(again)).toContain('Zu Ihrer Antwort gehören noch weitere Fragen.');
    expect(again).not.toContain('<template data-question="platte_verschluesselt">');
    expect(again).not.toContain('kern-fieldset--error');
  });

  it('offers “Weiß ich nicht” for every technical question, and takes it', async () => {
    const anna = await visitor(portalOf());
    await fillIn(anna.browser, { platte_verschluesselt: 'weiss_nicht', internet: 'weiss_nicht' });
    for (const [step, question] of [
      ['geraet', 'platte_verschluesselt'],
      ['arbeitsplatz', 'internet'],
      ['arbeitsplatz', 'router_wpa2_oder_lan'],
    ] as const) {
      expect(await read(anna, stepPath(step))).toMatch(new RegExp(`name="${question}" value="weiss_nicht"`));
    }
    const html = wordsOf(await read(anna, summary));
    expect(html).toContain('Das findet die IT heraus Ist die Festplatte verschlüsselt? Wie sind Sie dort');
    expect((await sendSummary(anna.browser)).status).toBe(303);
  });

  it('can be left at any page, gone back in, and resumed elsewhere', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    await sendStep(anna.browser, 'anliegen');
    const later = await sendStep(
      anna.browser,
      'organisation',
      fieldsOf('organisation', { fachbereich: 'Bauhof' }, { 'then-go': 'later' }),
    );
    expect([later.status, later.headers['location']]).toEqual([303, '/t/musterstadt/start']);
    const elsewhere: Visitor = { ...anna, browser: await portal.signedIn(anna.who, 'Anna Müller') };
    const start = await read(elsewhere, '/t/musterstadt/start');
    expect(wordsOf(start)).toContain('Ihr Antrag ist angefangen.');
    expect(start).toContain(`href="${newRequest}"`);
    expect(wordsOf(await read(elsewhere, '/t/musterstadt/requests'))).toContain(
      'Er ist noch nicht abgesendet.',
    );
    const begin = await read(elsewhere, newRequest);
    expect(wordsOf(begin)).toMatch(/Anliegen beantwortet.*Zeitraum noch offen/);
    expect(begin).toContain(`<a class="kern-btn kern-btn--primary" href="${stepPath('zeitraum')}"`);
    expect(await read(elsewhere, stepPath('organisation'))).toContain('value="Bauhof"');
    const back = await sendStep(
      elsewhere.browser,
      'organisation',
      fieldsOf('organisation', { fachbereich: 'Bauamt' }, { 'then-go': 'back' }),
    );
    expect(back.headers['location']).toBe(stepPath('zeitraum'));
    expect((await draftOf(anna))?.answers['fachbereich']).toBe('Bauamt');
  });

  it('can be thrown away, after a question', async () => {
    const anna = await visitor(portalOf());
    await anna.browser.agent.get(`${newRequest}/discard`).expect(303).expect('Location', newRequest);
    await fillIn(anna.browser);
    const asked = wordsOf(await read(anna, `${newRequest}/discard`));
    expect(asked).toContain('Das lässt sich nicht rückgängig machen.');
    expect(await draftOf(anna)).not.toBeNull();
    for (let time = 0; time < 2; time += 1) {
      const answer = await anna.browser.submit('/t/musterstadt/start', `${newRequest}/discard`);
      expect([answer.status, answer.headers['location']]).toEqual([303, '/t/musterstadt/start']);
    }
    expect(wordsOf(await read(anna, '/t/musterstadt/start'))).toContain('Ihr Entwurf ist gelöscht.');
    expect(await draftOf(anna)).toBeNull();
    await anna.browser.agent.get(summary).expect(303).expect('Location', newRequest);
  });
});

describe('the summary', () => {
  it('says the outcome, every rule with its number and reason, what follows, and who is heard', async () => {
    const anna = await visitor(portalOf());
    await fillIn(anna.browser, { datenarten: ['pb_normal', 'sozialdaten'], internet: 'mobilfunk' });
    const html = await read(anna, summary);
    const words = wordsOf(html);
    expect(words).toContain('Ihr Antrag wird im Einzelfall geprüft.');
    expect(words).toMatch(/besonders geschützten Daten\. Deshalb .* Stellung\. \(Regel R06\)/);
    expect(words).toContain('(Regel R09L)');
    expect(words).toMatch(/Auflagen Schützen Sie den Bildschirm.*Drucken Sie zu Hause nichts aus\./);
    expect(words).toContain('die oder der Datenschutzbeauftragte');
    expect(mainOf(html).match(/kern-btn--primary/g)).toHaveLength(1);
    expect(html).toContain(`href="${stepPath('daten')}?then=summary"`);
  });

  it('has no button for what is excluded, but says why and what to do', async () => {
    const anna = await visitor(portalOf());
    await fillIn(anna.browser, { ort: 'drittland' });
    const html = await read(anna, summary);
    expect(wordsOf(html)).toContain('So ist Ihr Antrag nicht möglich.');
    expect(wordsOf(html)).toContain('(Regel R10)');
    expect(wordsOf(html)).toContain('0000 115-42');
    expect(html).not.toContain('Antrag absenden');
    const forced = await sendSummary(anna.browser, {
      edition: '1',
      outcome: 'admissible',
      'assessed.outcome': 'admissible',
    });
    expect(forced.status).toBe(409);
    expect(await requestsOf(anna)).toEqual([]);
    const changed = await sendStep(
      anna.browser,
      'arbeitsplatz',
      fieldsOf('arbeitsplatz', undefined, { 'then-to': 'summary' }),
    );
    expect(changed.headers['location']).toBe(summary);
    expect((await sendSummary(anna.browser)).status).toBe(303);
  });

  it('shows a period that is too long as it would be granted', async () => {
    const anna = await visitor(portalOf());
    await fillIn(anna.browser, { bis: '2029-12-31' });
    const words = wordsOf(await read(anna, summary));
    expect(words).toContain('23.11.2026–22.11.2027 Gekürzt auf die längste mögliche Zeit.');
    expect(words).toContain('(Regel R14)');
    await sendSummary(anna.browser);
    expect((await requestsOf(anna))[0]?.period.until).toBe('2027-11-22');
  });

  it('judges each line-of-business application by itself', async () => {
    const portal = portalOf();
    const { store } = portal.nebendorf;
    await store.applicationEditions.insert(
      {
        ...firstEdition,
        version: 2,
        applications: [
          { id: 'ausweis', name: 'Ausweiswesen', protection: 'high', data: [], way: 'on-site' },
          { id: 'bau', name: 'Bauanträge', protection: 'normal', data: [], way: 'vpn' },
        ],
      },
      portal.clock.now,
    );
    const anna = await visitor(portal, portal.nebendorf);
    const at = (step: string) => `/t/nebendorf/requests/new/step/${step}`;
    for (const { id } of firstEdition.catalogue.steps)
      await anna.browser.submit('/t/nebendorf/start', at(id), {
        ...fieldsOf(id),
        ...(id === 'aufgaben' ? { fachverfahren: ['ausweis', 'bau'] } : {}),
      });
    expect(await read(anna, at('aufgaben'))).toMatch(/name="fachverfahren" value="bau" checked/);
    const words = wordsOf(await read(anna, '/t/nebendorf/requests/new/summary'));
    expect(words).toMatch(/nicht möglich Ausweiswesen: .*\(Regel R11\)/);
    expect(words).toContain('möglich Bauanträge');
    await anna.browser.submit('/t/nebendorf/start', '/t/nebendorf/requests/new/summary', { edition: '2' });
    const [request] = await store.requests.ofPerson(anna.who.personId);
    expect(request?.assessed).toEqual({ outcome: 'admissible', rules: ['R11'], protection: 'high' });
  });

  it('leads to what is missing', async () => {
    const anna = await visitor(portalOf());
    await sendStep(anna.browser, 'anliegen');
    const html = await read(anna, summary);
    expect(wordsOf(html)).toContain('Ihrem Antrag fehlt noch etwas.');
    expect(html).toContain(`<a class="kern-btn kern-btn--primary" href="${stepPath('zeitraum')}"`);
    const sent = await sendSummary(anna.browser);
    expect(sent.status).toBe(409);
    expect(wordsOf(sent.text)).toContain('Es fehlen noch Antworten.');
  });
});

describe('what comes between', () => {
  it('a second click leads to what the first one sent', async () => {
    const anna = await visitor(portalOf());
    await fillIn(anna.browser);
    const [first, second] = [await sendSummary(anna.browser), await sendSummary(anna.browser)];
    expect(second.status).toBe(303);
    expect(second.headers['location']).toBe(first.headers['location']);
    expect(await requestsOf(anna)).toHaveLength(1);
  });

  it('sending with nothing there, or long ago, leads to the list with a sentence', async () => {
    const anna = await visitor(portalOf());
    const answer = await sendSummary(anna.browser);
    expect(answer.headers['location']).toBe('/t/musterstadt/requests');
    expect(wordsOf(await read(anna, '/t/musterstadt/requests'))).toContain('Hier ist kein Entwurf mehr.');
  });

  it('a request that is open already is named, and the draft stays', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    await fillIn(anna.browser);
    const draft = await draftOf(anna);
    await applied(portal, anna.who);
    if (draft !== null) await town().applicationDrafts.save(draft);
    const sent = await sendSummary(anna.browser);
    expect(sent.status).toBe(409);
    const [request] = await requestsOf(anna);
    expect(sent.text).toContain(`href="/t/musterstadt/requests/${request?.id}"`);
    expect(await draftOf(anna)).not.toBeNull();
    const begin = await read(anna, newRequest);
    expect(wordsOf(begin)).toContain('Für „Homeoffice Standard“ läuft schon ein Antrag.');
    expect(mainOf(begin)).not.toContain('kern-btn--primary');
  });

  it('a new leaflet is asked for again, and nothing else', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    await fillIn(anna.browser);
    const admin = await portal.person(portal.musterstadt, 'Ingo', 'it-admin');
    const { hotline, maxGrantDays, leafletText } = await town().tenant.get();
    await changeTenantSettings(portal.ports, admin, { hotline, maxGrantDays, leafletText: 'Neue Fassung.' });
    const { leafletVersion } = await town().tenant.get();
    const sent = await sendSummary(anna.browser);
    expect(sent.status).toBe(409);
    const again = wordsOf(sent.text);
    expect(again).toMatch(/Merkblatt hat sich geändert|Es fehlen noch Antworten/);
    const html = await read(anna, stepPath('erklaerungen'));
    expect(html).toContain('Neue Fassung.');
    expect(html).not.toMatch(/id="field-merkblatt"[^>]*checked/);
    expect(html).toMatch(/id="field-verlust_melden"[^>]*checked/);
    const old = await sendStep(anna.browser, 'erklaerungen');
    expect(old.status).toBe(422);
    expect(wordsOf(old.text)).toContain('Das Merkblatt hat sich geändert, während Sie gelesen haben.');
    const inForce = { 'leaflet-version': String(leafletVersion) };
    const now = await sendStep(anna.browser, 'erklaerungen', fieldsOf('erklaerungen', undefined, inForce));
    expect(now.headers['location']).toBe(summary);
    expect((await sendSummary(anna.browser)).status).toBe(303);
    // Back to the first version's number for the tests that follow.
    await portal
      .knex('tenants')
      .where({ id: portal.musterstadt.id })
      .update({ leaflet_version: 1, leaflet_text: leafletText });
  });

  it('other questions by now: the summary is shown again, and sent with the next click', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    await fillIn(anna.browser);
    const sent = await sendSummary(anna.browser, { edition: '7' });
    expect(sent.status).toBe(409);
    expect(wordsOf(sent.text)).toContain('Die Fragen haben sich inzwischen geändert.');
    expect(sent.text).toContain('name="edition" value="1"');
    for (const forged of [{}, { edition: 'eins' }, { edition: '0' }])
      expect((await sendSummary(anna.browser, forged)).status).toBe(409);
    expect((await sendSummary(anna.browser)).status).toBe(303);
  });
});

describe('about an access that is there', () => {
  it('an extension asks only what has changed, and begins where the access ends', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    const grant = await granted(portal, anna.who);
    const first = await read(anna, stepPath('anliegen'));
    expect(first).toContain('value="verlaengerung"');
    await sendStep(anna.browser, 'anliegen', fieldsOf('anliegen', { antragsart: 'verlaengerung' }));
    const begin = wordsOf(await read(anna, newRequest));
    expect(begin).toMatch(/Daten nicht nötig/);
    const period = await read(anna, stepPath('zeitraum'));
    expect(wordsOf(period)).toContain('Ihr Zugang gilt bis zum 30.06.2027.');
    expect(period).not.toContain('id="field-von"');
    await sendStep(anna.browser, 'zeitraum', fieldsOf('zeitraum', { bis: '2027-12-31' }));
    await sendStep(anna.browser, 'organisation', fieldsOf('organisation'));
    await sendStep(anna.browser, 'erklaerungen', fieldsOf('erklaerungen'));
    const words = wordsOf(await read(anna, summary));
    expect(words).toContain('01.07.2027–31.12.2027');
    expect((await sendSummary(anna.browser)).status).toBe(303);
    expect((await requestsOf(anna)).find(({ kind }) => kind === 'extension')).toMatchObject({
      grantId: grant.id,
      period: { from: '2027-07-01', until: '2027-12-31' },
      purpose: 'Bauanträge bearbeiten',
    });
  });

  it('a second access for the same time is refused where its days are asked for', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    await granted(portal, anna.who);
    await sendStep(anna.browser, 'anliegen');
    const answer = await sendStep(anna.browser, 'zeitraum');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('href="#field-von"');
    expect(wordsOf(answer.text)).toContain('Für diese Zeit haben Sie schon einen solchen Zugang.');
  });

  it('a further device needs no application while a place is free', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    const grant = await granted(portal, anna.who);
    const another = fieldsOf('anliegen', { antragsart: 'zusatzgeraet' });
    const answer = await sendStep(anna.browser, 'anliegen', another);
    expect(answer.status).toBe(422);
    expect(wordsOf(answer.text)).toContain('Dafür brauchen Sie keinen Antrag');
    expect(answer.text).toContain(`href="/t/musterstadt/access/${grant.id}/devices/new"`);
    const forced = await sendSummary(anna.browser);
    expect(forced.status).toBe(409);
    for (let count = 0; count < grant.maxDevices; count += 1) {
      const device = { name: `Notebook ${count}`, system: 'windows', inventoryNumber: null } as const;
      await addDevice(portal.ports, anna.who, { grantId: grant.id, ...device });
    }
    expect((await sendStep(anna.browser, 'anliegen', another)).status).toBe(303);
  });

  it('one that makes no sense is refused: an extension without an access', async () => {
    const anna = await visitor(portalOf());
    const answer = await sendStep(
      anna.browser,
      'anliegen',
      fieldsOf('anliegen', { antragsart: 'verlaengerung' }),
    );
    expect([303, 422]).toContain(answer.status);
    expect((await draftOf(anna))?.answers['antragsart']).not.toBe('verlaengerung');
  });

  it('is no longer asked about once IT has approved it', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    await fillIn(anna.browser);
    await sendSummary(anna.browser);
    const [request] = await requestsOf(anna);
    if (request === undefined) throw new Error('nothing was sent');
    await approveAccessRequest(
      portal.ports,
      await portal.person(portal.musterstadt, 'Ingo', 'it-admin'),
      request.id,
    );
    expect(wordsOf(await read(anna, '/t/musterstadt/start'))).not.toContain('Ihr Antrag ist angefangen.');
  });
});
