// The inbox over HTTP: what somebody who is asked reads and does, and that nobody else finds it; IT's and the applicant's
// pages beside it, deputies, and the settings.
import { itAlone } from '../../src/domain/approval-chain';
import type { AccessRequest } from '../../src/domain/access-request';
import type { Actor } from '../../src/domain/actor';
import type { Answers } from '../../src/domain/question';
import type { Role } from '../../src/domain/roles';
import { accessRequestRoutes } from '../../src/http/access-requests/routes';
import { approvalRoutes } from '../../src/http/approval/routes';
import { inboxRoutes } from '../../src/http/inbox/routes';
import { startRoutes } from '../../src/http/start/routes';
import { approveAccessRequest } from '../../src/usecases/approve-access-request';
import { decideStep } from '../../src/usecases/decide-step';
import { itRoutes, textOf } from '../support/it-pages';
import { startTime, usePortal } from '../support/portal';
import { sendApplication } from '../support/sent-application';

const portalOf = usePortal((ports) => [
  ...itRoutes(ports),
  ...accessRequestRoutes(ports),
  ...inboxRoutes(ports),
  ...approvalRoutes(ports),
  ...startRoutes(ports),
]);
const town = () => portalOf().musterstadt;
const inbox = '/t/musterstadt/inbox';
const step = ({ id }: AccessRequest, act = '', place = 1): string => `${inbox}/${id}/${place}${act}`;
const inQueue = ({ id }: AccessRequest, act = ''): string => `/t/musterstadt/queue/${id}${act}`;
const own = ({ id }: AccessRequest, act = ''): string => `/t/musterstadt/requests/${id}${act}`;
const stored = ({ id }: AccessRequest) => town().store.requests.find(id);

beforeEach(async () => {
  portalOf().clock.now = startTime;
  await town().store.approval.set({ ...itAlone, necessity: 'supervisor' });
});

let count = 0;

async function official(name: string, ...roles: readonly Role[]): Promise<Actor & { readonly mail: string }> {
  const actor = await portalOf().person(town(), name, ...roles);
  count += 1;
  const mail = `amt-${count}@musterstadt.example`;
  await portalOf().knex('persons').where({ id: actor.personId }).update({ mail });
  await town().store.personMarks.replace(actor.personId, [{ kind: 'address', text: mail }]);
  await town().store.heldRoles.keep(actor.personId, actor.roles);
  return { ...actor, mail };
}

async function sent(answers: Answers = {}) {
  const boss = await official('Viola Vogel');
  const holder = await official('Aylin Öztürk');
  const [profile] = await town().store.profiles.list();
  if (profile === undefined) throw new Error('the town has no profile');
  const request = await sendApplication(portalOf().ports, holder, {
    profileId: profile.id,
    application: {
      period: { from: '2026-12-01', until: '2027-06-30' },
      purpose: 'Bauanträge <b>bearbeiten</b>',
      deviceKind: 'managed',
      leafletVersion: 1,
    },
    answers: { vorgesetzte_person: boss.mail, ...answers },
  });
  return { boss, holder, request, browser: await portalOf().signedIn(boss) };
}

const endorsed = async (boss: Actor, { id }: AccessRequest) =>
  decideStep(portalOf().ports, boss, { id, place: 1, verdict: 'endorsed', words: '' });

describe('somebody who is asked', () => {
  it('reads what, by whom and until when, in ten lines and without anything technical', async () => {
    const { request, browser } = await sent();
    const list = await browser.agent.get(inbox).expect(200);
    expect(textOf(list.text)).toContain(`${request.caseNumber} gefragt`);
    expect(textOf(list.text)).toContain('Aylin Öztürk Bauamt Führungskraft 23.12.2026');
    expect(list.text).toMatch(/site-menu__link" href="\/t\/musterstadt\/inbox" aria-current="page"/);
    const page = await browser.agent.get(step(request)).expect(200);
    const text = textOf(page.text);
    expect(text).toContain('Sie bestätigen nur die dienstliche Erforderlichkeit.');
    expect(page.text).toContain('Bauanträge &lt;b&gt;bearbeiten&lt;/b&gt;');
    expect(text).not.toMatch(/Gateway|OpenVPN|WireGuard|Netz|Verschlüssel|Regel R/);
    const [main = ''] = /<main[\s\S]*<\/main>/.exec(page.text) ?? [];
    expect(main.match(/kern-btn--primary/g)).toHaveLength(1);
  });

  it('endorses with one click, and a second one is told so', async () => {
    const { request, browser } = await sent();
    const answer = await browser.submit(step(request), step(request, '/endorse'));
    expect([answer.status, answer.headers['location']]).toEqual([303, inbox]);
    expect(await stored(request)).toMatchObject({ state: 'in-review', endorsed: true });
    const again = await browser.submit(step(request), step(request, '/endorse'));
    expect(again.status).toBe(303);
    const list = textOf((await browser.agent.get(inbox)).text);
    expect(list).toContain('wurde inzwischen etwas gesagt');
    expect(list).toContain('Im Moment werden Sie nichts gefragt.');
    const page = textOf((await browser.agent.get(step(request))).text);
    expect(page).toContain('Dazu ist nichts mehr zu sagen.');
  });

  it('refuses with a reason, which nobody can leave out', async () => {
    const { request, browser, holder } = await sent();
    const empty = await browser.submit(step(request), step(request, '/refuse'), { reason: '  ' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('href="#field-reason"');
    const long = await browser.submit(step(request), step(request, '/refuse'), {
      reason: 'x'.repeat(10_000),
    });
    expect(long.status).toBe(422);
    const done = await browser.submit(step(request), step(request, '/refuse'), {
      reason: 'Nur <i>Innendienst</i>',
    });
    expect(done.status).toBe(303);
    const page = await (await portalOf().signedIn(holder)).agent.get(own(request)).expect(200);
    expect(page.text).toContain('Nur &lt;i&gt;Innendienst&lt;/i&gt;');
  });

  it('asks the applicant, and hands on; a name that nobody has comes back with what was typed', async () => {
    const { request, browser } = await sent();
    const unknown = await browser.submit(step(request), step(request, '/hand-on'), {
      colleague: 'niemand@fremd.example',
      moveReason: 'Urlaub',
    });
    expect(unknown.status).toBe(422);
    expect(textOf(unknown.text)).toContain('Diese Person kennt das Portal nicht.');
    expect(unknown.text).toContain('value="niemand@fremd.example"');
    const short = await browser.submit(step(request), step(request, '/ask'), { question: 'Warum?' });
    expect(short.status).toBe(422);
    const next = await official('Nils Nachtigall');
    await browser.submit(step(request), step(request, '/hand-on'), { colleague: next.mail, moveReason: '' });
    await browser.agent.get(step(request)).expect(404);
    const other = await portalOf().signedIn(next);
    const asking = await other.submit(step(request), step(request, '/ask'), {
      question: 'An welchen Tagen genau?',
    });
    expect(asking.status).toBe(303);
    const page = textOf((await other.agent.get(step(request))).text);
    expect(page).toContain('Eine Rückfrage läuft.');
    expect((await stored(request))?.state).toBe('query');
  });
});

describe('somebody who is not', () => {
  it('finds neither entry nor application, and no post changes anything', async () => {
    const { request } = await sent();
    for (const name of ['Otto', 'Ingo'] as const) {
      const other = await official(name, ...(name === 'Ingo' ? (['it-admin'] as const) : []));
      const browser = await portalOf().signedIn(other);
      const list = await browser.agent.get(inbox).expect(200);
      expect(textOf(list.text)).toContain('Im Moment werden Sie nichts gefragt.');
      expect(list.text).not.toContain(request.caseNumber);
      await browser.agent.get(step(request)).expect(404);
      for (const act of ['endorse', 'refuse', 'remark', 'concerns', 'ask', 'hand-on']) {
        const fields = { reason: 'Nein', question: 'An welchen Tagen genau?', colleague: other.mail };
        expect((await browser.submit(inbox, step(request, `/${act}`), fields)).status).toBe(404);
      }
    }
    expect((await stored(request))?.state).toBe('submitted');
  });

  it.each(['/0', '/-1', '/99', '/1e9', '/x', `/${'9'.repeat(300)}`])('no place %.12s', async (place) => {
    const { request, browser } = await sent();
    await browser.agent.get(`${inbox}/${request.id}${place}`).expect(404);
  });

  it('comes from another municipality: the application is not there', async () => {
    const { request } = await sent();
    const stranger = await portalOf().person(portalOf().nebendorf, 'Fremd');
    const browser = await portalOf().signedIn(stranger);
    await browser.agent.get(`/t/nebendorf/inbox/${request.id}/1`).expect(404);
  });
});

describe('IT’s page', () => {
  it('says whom it waits for, decides nothing, and names another supervisor', async () => {
    const { request } = await sent();
    const ingo = await official('Ingo Technik', 'it-admin');
    const browser = await portalOf().signedIn(ingo);
    const page = await browser.agent.get(inQueue(request)).expect(200);
    expect(textOf(page.text)).toContain('Der Antrag wartet auf: Führungskraft.');
    expect(textOf(page.text)).toContain('Führungskraft wartet');
    expect(page.text).not.toMatch(/\/approve"|\/deny"|\/query"/);
    const forged = await browser.submit(inQueue(request), inQueue(request, '/approve'));
    expect(forged.status).toBe(409);
    const self = await browser.submit(inQueue(request), inQueue(request, '/supervisor'), {
      colleague: ingo.mail,
      moveReason: '',
      place: '1',
    });
    expect(self.status).toBe(422);
    const next = await official('Nils Nachtigall');
    const named = { colleague: next.mail, moveReason: 'Krank', place: '1' };
    expect((await browser.submit(inQueue(request), inQueue(request, '/supervisor'), named)).status).toBe(303);
    expect(textOf((await browser.agent.get(inQueue(request))).text)).toContain('Nils Nachtigall');
  });

  it('shows the opinion as one, and asks why it is approved in spite of concerns', async () => {
    const { request, boss } = await sent({ datenarten: ['sozialdaten'] });
    await endorsed(boss, request);
    const dpo = await official('Dora Schutz', 'dpo');
    const browser = await portalOf().signedIn(dpo);
    const steps = await town().store.requestSteps.ofRequest(request.id);
    const place = steps.find(({ office }) => office === 'dpo')?.place ?? 0;
    const page = textOf((await browser.agent.get(step(request, '', place)).expect(200)).text);
    expect(page).toContain('Sie geben eine Stellungnahme ab.');
    expect(page).toContain('Regel R06');
    expect(page).not.toMatch(/Befürworten|Ablehnen/);
    const said = { concerns: 'Der Raum ist offen.' };
    expect(
      (await browser.submit(step(request, '', place), step(request, '/concerns', place), said)).status,
    ).toBe(303);
    const it = await portalOf().signedIn(await official('Ingo Technik', 'it-admin'));
    const item = textOf((await it.agent.get(inQueue(request))).text);
    expect(item).toContain('Stellungnahme: Bedenken');
    expect(item).toContain('Der Raum ist offen.');
    const silent = await it.submit(inQueue(request), inQueue(request, '/approve'), { despiteConcerns: '' });
    expect(silent.status).toBe(422);
    expect(silent.text).toContain('href="#field-despiteConcerns"');
    const reasoned = { despiteConcerns: 'Sichtschutz ist bestellt.' };
    expect((await it.submit(inQueue(request), inQueue(request, '/approve'), reasoned)).status).toBe(303);
    expect((await stored(request))?.state).toBe('approved');
    expect(textOf((await it.agent.get(inQueue(request))).text)).toContain('Auflagen');
  });

  it('finds out what the applicant did not know', async () => {
    const { request, boss } = await sent({ platte_verschluesselt: 'weiss_nicht' });
    await endorsed(boss, request);
    const it = await portalOf().signedIn(await official('Ingo Technik', 'it-admin'));
    const page = await it.agent.get(inQueue(request)).expect(200);
    expect(textOf(page.text)).toContain('Noch herauszufinden');
    expect(page.text).not.toContain('/approve"');
    const nothing = await it.submit(inQueue(request), inQueue(request, '/found-out'), {});
    expect(nothing.status).toBe(422);
    const found = { 'answer-platte_verschluesselt': 'ja' };
    expect((await it.submit(inQueue(request), inQueue(request, '/found-out'), found)).status).toBe(303);
    expect((await it.agent.get(inQueue(request))).text).toContain('/approve"');
  });
});

describe('the applicant', () => {
  it('reads for which office it waits, with the one name they gave, and confirms obligations', async () => {
    const { request, boss, holder } = await sent({ internet: 'mobilfunk' });
    const browser = await portalOf().signedIn(holder);
    const start = async () => textOf((await browser.agent.get('/t/musterstadt/start')).text);
    const before = textOf((await browser.agent.get(own(request))).text);
    expect(before).toContain('Ihr Antrag wartet auf: Führungskraft (Viola Vogel).');
    expect(await start()).toContain('Ihr Antrag wartet auf: Führungskraft.');
    await endorsed(boss, request);
    expect(await start()).toContain('Ihr Antrag wartet auf die Entscheidung Ihrer IT.');
    const endorsedPage = textOf((await browser.agent.get(own(request))).text);
    expect(endorsedPage).toContain('befürwortet');
    expect(endorsedPage).toContain('Ihr Antrag wartet auf: IT.');
    const ingo = await official('Ingo Technik', 'it-admin');
    await approveAccessRequest(portalOf().ports, ingo, request.id);
    expect(await start()).toContain('Ihr Antrag ist genehmigt. Es fehlt noch eine Bestätigung.');
    const page = await browser.agent.get(own(request)).expect(200);
    expect(textOf(page.text)).toContain('genehmigt');
    expect(textOf(page.text)).not.toContain('Ingo');
    const [, obligation = ''] = /name="obligation" value="([^"]+)"/.exec(page.text) ?? [];
    const confirmed = await browser.submit(own(request), own(request, '/confirm'), { obligation });
    expect(confirmed.status).toBe(303);
    const after = textOf((await browser.agent.get(own(request))).text);
    expect(after).toContain('Alle Auflagen sind bestätigt. Der Zugang ist freigegeben.');
    expect(await town().store.grants.ofPerson(holder.personId)).toHaveLength(1);
    const again = await browser.submit(own(request), own(request, '/confirm'), { obligation });
    expect(again.status).toBe(303);
    expect((await browser.submit(own(request), own(request, '/confirm'), { obligation: 'x' })).status).toBe(
      404,
    );
  });
});

describe('a deputy', () => {
  it('is named and ended on a page of its own, and answers in the other’s place', async () => {
    const { request, browser } = await sent();
    const deputies = `${inbox}/deputies`;
    const next = await official('Nils Nachtigall');
    const days = { from: '2026-11-23', until: '2026-11-30' };
    const wrong = await browser.submit(deputies, deputies, { colleague: 'niemand', ...days });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="niemand"');
    expect((await browser.submit(deputies, deputies, { colleague: next.mail, ...days })).status).toBe(303);
    const page = await browser.agent.get(deputies).expect(200);
    expect(textOf(page.text)).toContain('Nils Nachtigall');
    const other = await portalOf().signedIn(next);
    const asked = textOf((await other.agent.get(step(request)).expect(200)).text);
    expect(asked).toContain('In Vertretung für Viola Vogel.');
    expect((await other.agent.get(inbox)).text).toContain('in Vertretung für Viola Vogel');
    const [, ending = ''] = /action="([^"]*\/end)"/.exec(page.text) ?? [];
    expect((await other.submit(deputies, ending)).status).toBe(404);
    expect((await browser.submit(deputies, ending)).status).toBe(303);
    expect((await browser.submit(deputies, ending)).status).toBe(303);
    await other.agent.get(step(request)).expect(404);
  });
});

describe('the settings', () => {
  const settings = '/t/musterstadt/settings/approval';

  it('are the tenant admin’s, for the municipality and for each profile', async () => {
    const leader = await portalOf().signedIn(await official('Lea Leitung', 'tenant-admin'));
    const [profile] = await town().store.profiles.list();
    const name = `profile-${profile?.id ?? ''}`;
    const form = {
      necessity: 'hr',
      lapseDays: '21',
      mailDomains: 'Eigenbetrieb.example\n\nwerke.example',
      [name]: 'nobody',
    };
    expect((await leader.submit(settings, settings, form)).status).toBe(303);
    expect(await town().store.approval.get()).toEqual({
      necessity: 'hr',
      ofProfiles: { [profile?.id ?? '']: 'nobody' },
      lapseDays: 21,
      mailDomains: ['eigenbetrieb.example', 'werke.example'],
    });
    expect((await leader.agent.get(settings)).text).toContain('value="21"');
  });

  it.each([
    [{ lapseDays: '13' }, 'field-lapseDays'],
    [{ lapseDays: '91' }, 'field-lapseDays'],
    [{ necessity: 'everybody' }, 'field-necessity-1'],
    [{ mailDomains: 'kein@domain.example' }, 'field-mailDomains'],
    [{ mailDomains: 'x'.repeat(10_000) }, 'field-mailDomains'],
  ])('do not take %.60j', async (change, anchor) => {
    const leader = await portalOf().signedIn(await official('Lea Leitung', 'tenant-admin'));
    const form = { necessity: 'hr', lapseDays: '30', mailDomains: '', ...change };
    const answer = await leader.submit(settings, settings, form);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(`href="#${anchor}"`);
    expect((await town().store.approval.get()).necessity).toBe('supervisor');
  });

  it('are nobody else’s', async () => {
    const it = await portalOf().signedIn(await official('Ingo Technik', 'it-admin'));
    await it.agent.get(settings).expect(403);
  });
});
