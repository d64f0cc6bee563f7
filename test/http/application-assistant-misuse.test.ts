// What nobody's browser sends by itself: forged fields, steps out of turn, answers that were not offered or not asked for,
// other people's accesses. Each is refused or not looked at, with a sentence, and nothing is lost.
import { firstEdition } from '../../src/domain/application-edition';
import { accessProfileId } from '../../src/domain/ids';
import {
  fieldsOf,
  fillIn,
  newRequest,
  sendStep,
  sendSummary,
  stepPath,
  summary,
  typed,
} from '../support/assistant';
import { employeeRoutes, granted, visitor, wordsOf, type Visitor } from '../support/employee';
import { startTime, usePortal } from '../support/portal';

const portalOf = usePortal(employeeRoutes);
const town = () => portalOf().musterstadt.store;
const draftOf = ({ who }: Visitor) => town().applicationDrafts.find(who.personId);
const answersOf = async (visiting: Visitor) => (await draftOf(visiting))?.answers ?? {};
const requestsOf = ({ who }: Visitor) => town().requests.ofPerson(who.personId);

async function begun(): Promise<Visitor> {
  const anna = await visitor(portalOf());
  await sendStep(anna.browser, 'anliegen');
  return anna;
}

describe('an answer that cannot be taken', () => {
  it.each([
    ['aufgaben', { aufgaben: '' }, 'aufgaben', 'Hier fehlt noch eine Angabe.'],
    ['aufgaben', { aufgaben: '  \n ' }, 'aufgaben', 'Hier fehlt noch eine Angabe.'],
    [
      'aufgaben',
      { aufgaben: 'x'.repeat(10_000) },
      'aufgaben',
      'Die Angabe ist zu lang. Möglich sind 1000 Zeichen.',
    ],
    ['aufgaben', { aufgaben: 'a\u0000b' }, 'aufgaben', 'Zeichen, die hier nicht möglich sind'],
    ['aufgaben', { aufgaben: ['eins', 'zwei'] }, 'aufgaben', 'Diese Angabe passt hier nicht.'],
    ['zeitraum', { bis: '2027-02-30' }, 'bis', 'Das ist kein gültiges Datum.'],
    ['zeitraum', { bis: '99999-01-01' }, 'bis', 'Das ist kein gültiges Datum.'],
    ['zeitraum', { von: 'gestern' }, 'von', 'Das ist kein gültiges Datum.'],
    ['zeitraum', { von: '0001-01-01' }, 'von', 'Das ist kein gültiges Datum.'],
    ['zeitraum', { von: '2026-11-22' }, 'von', 'Dieser Tag ist schon vorbei.'],
    ['zeitraum', { bis: '2026-11-22' }, 'bis', 'Das Ende liegt vor dem Anfang.'],
    ['zeitraum', { von: '2099-01-01', bis: '2099-02-01' }, 'von', 'mehr als ein Jahr in der Zukunft'],
    ['arbeitsplatz', { ort: 'mond' }, 'ort-1', 'Wählen Sie einen der Vorschläge aus.'],
    ['arbeitsplatz', { ort: 'weiss_nicht' }, 'ort-1', 'Wählen Sie einen der Vorschläge aus.'],
    ['arbeitsplatz', { ort: ['inland', 'eu'] }, 'ort-1', 'Diese Angabe passt hier nicht.'],
    ['daten', { datenarten: ['pb_normal', 'alles'] }, 'datenarten-1', 'Wählen Sie einen der Vorschläge aus.'],
    ['daten', { datenarten: ['pb_normal', 'pb_normal'] }, 'datenarten-1', 'Diese Angabe passt hier nicht.'],
    ['erklaerungen', { verlust_melden: '' }, 'verlust_melden', 'Bestätigen Sie diese Angabe'],
    [
      'organisation',
      { vorgesetzte_person: 'x'.repeat(300) },
      'vorgesetzte_person',
      'Die Angabe ist zu lang.',
    ],
  ])('%#: in the step %s', async (step, change, anchor, sentence) => {
    const anna = await begun();
    const answer = await sendStep(anna.browser, step, fieldsOf(step, typed, change));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<title>Fehler: Antrag: ');
    expect(answer.text).toContain(`href="#field-${anchor}"`);
    expect(wordsOf(answer.text)).toContain(sentence);
  });

  it('is shown again with all that was typed, and the right ones beside it are kept', async () => {
    const anna = await begun();
    const answer = await sendStep(
      anna.browser,
      'organisation',
      fieldsOf('organisation', {
        fachbereich: '"><script>alert(1)</script>',
        dienst_telefon: 'x'.repeat(50),
      }),
    );
    expect(answer.status).toBe(422);
    expect(answer.text).not.toContain('<script>alert(1)');
    expect(answer.text).toContain('&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(answer.text).toContain('x'.repeat(50));
    expect(await answersOf(anna)).toMatchObject({ fachbereich: '"><script>alert(1)</script>' });
    expect(await answersOf(anna)).not.toHaveProperty('dienst_telefon');
  });

  it('does not get lost by leaving either', async () => {
    const anna = await begun();
    const leaving = { aufgaben: 'x'.repeat(2000), 'then-go': 'later' };
    const answer = await sendStep(anna.browser, 'aufgaben', fieldsOf('aufgaben', typed, leaving));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('x'.repeat(2000));
    const empty = { aufgaben: '', 'then-go': 'later' };
    expect((await sendStep(anna.browser, 'aufgaben', fieldsOf('aufgaben', typed, empty))).status).toBe(303);
  });

  it('is oneself as one’s supervisor, by address or login name', async () => {
    const portal = portalOf();
    const anna = await begun();
    await portal
      .knex('persons')
      .where({ id: anna.who.personId })
      .update({ mail: 'anna.mueller@musterstadt.example' });
    for (const self of ['Anna.Mueller@Musterstadt.example ', anna.who.personId]) {
      const fields = fieldsOf('organisation', { vorgesetzte_person: self, fachbereich: 'Bauamt' });
      const answer = await sendStep(anna.browser, 'organisation', fields);
      expect(answer.status).toBe(422);
      expect(wordsOf(answer.text)).toContain('Das sind Sie selbst.');
    }
    expect(await answersOf(anna)).not.toHaveProperty('vorgesetzte_person');
    expect(await answersOf(anna)).toMatchObject({ fachbereich: 'Bauamt' });
  });

  it('takes what is odd but harmless as it was typed', async () => {
    const anna = await begun();
    for (const [text, kept] of [
      ['Größe\r\nÄrger\tß 🏠', 'Größe\nÄrger ß 🏠'],
      ["' OR 1=1 --", "' OR 1=1 --"],
      ['<b>fett</b>', '<b>fett</b>'],
    ] as const) {
      await sendStep(anna.browser, 'aufgaben', fieldsOf('aufgaben', { ...typed, aufgaben: text }));
      expect((await answersOf(anna))['aufgaben']).toBe(kept);
    }
  });

  it('takes a German day', async () => {
    const anna = await begun();
    await sendStep(anna.browser, 'zeitraum', fieldsOf('zeitraum', { von: '24.11.2026', bis: '1.3.2027' }));
    expect(await answersOf(anna)).toMatchObject({ von: '2026-11-24', bis: '2027-03-01' });
  });

  it('that is larger than any form is refused without losing what was there', async () => {
    const anna = await begun();
    const answer = await sendStep(anna.browser, 'aufgaben', { aufgaben: 'x'.repeat(70_000) });
    expect(answer.status).toBe(413);
    expect(await answersOf(anna)).toMatchObject({ antragsart: 'neu' });
  });
});

describe('out of turn', () => {
  it('a step that no catalogue has is not there, opened or sent', async () => {
    const anna = await begun();
    for (const step of ['nirgendwo', 'summary', '__proto__', 'constructor', '..%2Fsummary'])
      expect((await anna.browser.agent.get(stepPath(step))).status).toBe(404);
    expect((await anna.browser.submit('/t/musterstadt/start', stepPath('nirgendwo'), {})).status).toBe(404);
    expect(await answersOf(anna)).toMatchObject({ antragsart: 'neu' });
  });

  it('a step that is not asked leads to the one that waits, and stores nothing', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    await granted(portal, anna.who);
    await sendStep(anna.browser, 'anliegen', fieldsOf('anliegen', { antragsart: 'verlaengerung' }));
    for (const answer of [
      await anna.browser.agent.get(stepPath('daten')),
      await sendStep(anna.browser, 'daten', fieldsOf('daten')),
    ]) {
      expect([answer.status, answer.headers['location']]).toEqual([303, stepPath('zeitraum')]);
    }
    expect(wordsOf((await anna.browser.agent.get(stepPath('zeitraum'))).text)).toContain(
      'Dieser Schritt gehört nicht zu Ihrem Antrag.',
    );
    expect(await answersOf(anna)).not.toHaveProperty('datenarten');
  });

  it('steps may be skipped: what is missing is said before sending', async () => {
    const anna = await begun();
    expect((await sendStep(anna.browser, 'erklaerungen')).headers['location']).toBe(summary);
    const { text } = await anna.browser.agent.get(summary);
    expect(wordsOf(text)).toContain('Ihrem Antrag fehlt noch etwas.');
    expect((await sendSummary(anna.browser)).status).toBe(409);
    expect(await requestsOf(anna)).toEqual([]);
  });

  it('answers to questions of other steps, or of none, are not looked at', async () => {
    const anna = await begun();
    const forged = { ort: 'drittland', gesundheit: 'x', __proto__: 'y', grantId: 'z', leaflet_version: '9' };
    await sendStep(anna.browser, 'zeitraum', fieldsOf('zeitraum', typed, forged));
    expect(Object.keys(await answersOf(anna)).toSorted()).toEqual([
      'antragsart',
      'arbeitsform',
      'bis',
      'von',
    ]);
  });

  it('nobody without a session, without the page’s token, or who is no employee', async () => {
    const portal = portalOf();
    const anna = await begun();
    const stranger = portal.stranger().agent;
    for (const path of [
      newRequest,
      stepPath('daten'),
      summary,
      `${newRequest}/discard`,
      `${newRequest}/rules.json`,
    ])
      expect((await stranger.get(path)).status).toBe(303);
    for (const path of [stepPath('daten'), summary, `${newRequest}/discard`])
      expect((await anna.browser.agent.post(path).type('form').send(fieldsOf('daten'))).status).toBe(403);
    const rita = await portal.person(portal.musterstadt, 'Rita Revision');
    const auditor = await portal.signedIn({ ...rita, roles: ['auditor'] });
    for (const path of [newRequest, stepPath('daten'), summary, `${newRequest}/rules.json`])
      expect((await auditor.agent.get(path)).status).toBe(403);
    for (const path of [stepPath('daten'), summary, `${newRequest}/discard`])
      expect((await auditor.submit('/t/musterstadt/start', path, fieldsOf('daten'))).status).toBe(403);
    expect(await town().applicationDrafts.find(rita.personId)).toBeNull();
    expect(await answersOf(anna)).toMatchObject({ antragsart: 'neu' });
  });
});

describe('what belongs to somebody else', () => {
  it('an access of a colleague is none to choose, nor its profile’s id as a grant', async () => {
    const portal = portalOf();
    const bob = await visitor(portal, portal.musterstadt, 'Bob Bauer');
    const foreign = await granted(portal, bob.who);
    const anna = await visitor(portal);
    const own = await granted(portal, anna.who);
    const forged = {
      antragsart: 'verlaengerung',
      'held-access': foreign.id,
      'shown-questions': 'antragsart held-access',
    };
    await sendStep(anna.browser, 'anliegen', forged);
    expect((await draftOf(anna))?.grantId).toBe(own.id);
    const draft = await draftOf(anna);
    if (draft === null) throw new Error('nothing was saved');
    // Past the page, straight in the row: the act still finds only one's own.
    await town().applicationDrafts.save({ ...draft, grantId: foreign.id });
    expect((await sendSummary(anna.browser)).status).toBe(409);
    expect((await town().requests.ofPerson(anna.who.personId)).every(({ kind }) => kind === 'new')).toBe(
      true,
    );
  });

  it('a profile of another municipality is none, and neither are its questions', async () => {
    const portal = portalOf();
    const [foreign] = await portal.nebendorf.store.profiles.list();
    await portal.nebendorf.store.applicationEditions.insert({ ...firstEdition, version: 9 }, startTime);
    const anna = await visitor(portal);
    await fillIn(anna.browser);
    await sendStep(
      anna.browser,
      'anliegen',
      fieldsOf('anliegen', typed, { 'access-profile': foreign?.id ?? '' }),
    );
    expect((await draftOf(anna))?.profileId).not.toBe(foreign?.id);
    const draft = await draftOf(anna);
    if (draft === null) throw new Error('nothing was saved');
    await town().applicationDrafts.save({ ...draft, profileId: accessProfileId(foreign?.id ?? '') });
    expect((await sendSummary(anna.browser)).status).toBe(409);
    await town().applicationDrafts.save(draft);
    expect((await sendSummary(anna.browser, { edition: '9' })).status).toBe(409);
    expect(await requestsOf(anna)).toEqual([]);
    expect((await sendSummary(anna.browser)).status).toBe(303);
  });

  it('a draft is seen by nobody but its author', async () => {
    const portal = portalOf();
    const anna = await begun();
    await sendStep(anna.browser, 'aufgaben', fieldsOf('aufgaben', { ...typed, aufgaben: 'Nur für mich' }));
    const eve = await visitor(portal, portal.musterstadt, 'Eve');
    const mallory = await visitor(portal, portal.nebendorf, 'Mallory');
    for (const [browser, slug] of [
      [eve.browser, 'musterstadt'],
      [mallory.browser, 'nebendorf'],
      [mallory.browser, 'musterstadt'],
    ] as const)
      for (const path of ['', '/step/aufgaben', '/summary', '/rules.json'])
        expect((await browser.agent.get(`/t/${slug}/requests/new${path}`)).text).not.toContain(
          'Nur für mich',
        );
  });
});

describe('what the page says beforehand', () => {
  it('counts for nothing: an outcome that is sent along is judged anew', async () => {
    const anna = await visitor(portalOf());
    await fillIn(anna.browser, { datenarten: ['sozialdaten'] });
    const forged = { edition: '1', outcome: 'admissible', hits: '[]', assessed: '{"outcome":"admissible"}' };
    expect((await sendSummary(anna.browser, forged)).status).toBe(303);
    expect((await requestsOf(anna))[0]?.assessed).toEqual({
      outcome: 'case-by-case',
      rules: ['R06'],
      protection: null,
    });
  });

  it('is data about oneself and the rules, stored nowhere on the way', async () => {
    const anna = await begun();
    const { body, headers } = await anna.browser.agent.get(`${newRequest}/rules.json`).expect(200);
    expect(headers['cache-control']).toContain('no-store');
    expect(Object.keys(body).toSorted()).toEqual(['material', 'words']);
    expect(Object.keys(body.material.judgedBy.tenant).toSorted()).toEqual([
      'leafletVersion',
      'maxGrantDays',
      'timeZone',
    ]);
    expect(body.material.answers).toMatchObject({ antragsart: 'neu' });
  });
});
