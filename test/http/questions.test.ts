// Questions and rules in pages: who may, what is kept, compared, tried out, published, confirmed and taken back; hostile files.
import type { Response } from 'supertest';
import { noAdaptation, type Adaptation } from '../../src/domain/adaptation';
import { writeAdaptation, writeTemplate } from '../../src/domain/catalogue-files';
import { firstTemplate } from '../../src/domain/catalogue-template';
import type { Role } from '../../src/domain/roles';
import { questionRoutes } from '../../src/http/questions/routes';
import { templateRoutes } from '../../src/http/questions/templates';
import { settingsRoutes } from '../../src/http/settings/routes';
import { bringTemplates } from '../../src/usecases/jobs/bring-template';
import { textOf } from '../support/it-pages';
import { usePortal } from '../support/portal';
import type { Browser } from './support/app';

const portalOf = usePortal((ports) => [
  ...questionRoutes(ports),
  ...templateRoutes(ports),
  ...settingsRoutes(ports),
]);
const base = '/t/musterstadt/settings/questions';
const operator = '/operator/questions';
const words = { de: 'Wie?', en: 'How?' };

async function signedInAs(...roles: readonly Role[]): Promise<Browser> {
  const portal = portalOf();
  return portal.signedIn(await portal.person(portal.musterstadt, 'Ines Leitung', ...roles));
}

async function provider(): Promise<Browser> {
  const portal = portalOf();
  return portal.signedIn(await portal.person(portal.operator, 'Olga Otter', 'operator-admin'));
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

const hiddenIn = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

async function send({ agent }: Browser, to: string, fields: Fields = {}, from = to): Promise<Response> {
  const { text } = await agent.get(from);
  const hidden = Object.fromEntries(
    ['_csrf', 'revision', 'edition', 'version'].map((name) => [name, hiddenIn(text, name)]),
  );
  return agent
    .post(to)
    .type('form')
    .send({ ...hidden, ...fields });
}

async function upload({ agent }: Browser, to: string, content: string | Buffer): Promise<Response> {
  const { text } = await agent.get(to);
  return agent
    .post(to)
    .field('_csrf', hiddenIn(text, '_csrf'))
    .field('revision', hiddenIn(text, 'revision'))
    .attach('file', Buffer.from(content), 'anpassung.json');
}

const adaptation = (change: Partial<Adaptation>): string => writeAdaptation({ ...noAdaptation, ...change });
const inForce = () => portalOf().musterstadt.store.applicationEditions.inForce();

afterEach(async () => {
  const { knex } = portalOf();
  for (const table of [
    'catalogue_drafts',
    'adaptation_proposals',
    'application_editions',
    'template_standings',
    'catalogue_templates',
  ])
    await knex(table).delete();
});

const pages = ['', '/rules', '/changes', '/history', '/try'];
const changing = [
  '/words',
  '/words/geraet',
  '/rules/R07',
  '/applications',
  '/applications/new',
  '/policy',
  '/file',
  '/download',
];

describe('who may', () => {
  it.each<readonly [Role, number, number]>([
    ['employee', 403, 403],
    ['it-admin', 403, 403],
    ['auditor', 403, 403],
    ['security-officer', 200, 403],
    ['tenant-admin', 200, 200],
  ])('%s: look %d, change %d', async (role, look, change) => {
    const { agent } = await signedInAs(role);
    for (const page of pages) await agent.get(`${base}${page}`).expect(look);
    for (const page of changing) await agent.get(`${base}${page}`).expect(change);
    await agent.get(operator).expect(303);
  });

  it('changes nothing without token, nor elsewhere, nor as the provider', async () => {
    const ines = await signedInAs('tenant-admin');
    await ines.agent.post(`${base}/policy`).type('form').send({ privateDevices: 'allowed' }).expect(403);
    const elsewhere = await send(ines, '/t/nebendorf/settings/questions/policy', {}, `${base}/policy`);
    expect(elsewhere.headers['location']).toBe('/t/nebendorf/?ended=1');
    const olga = await provider();
    await olga.agent.get('/t/musterstadt/settings/questions').expect(303);
    await olga.agent.get(operator).expect(200);
    expect(await inForce()).toBeNull();
  });

  it('finds the way from the settings, as the security officer too', async () => {
    for (const role of ['tenant-admin', 'security-officer'] as const) {
      const { text } = await (await signedInAs(role)).agent.get('/t/musterstadt/settings');
      expect(text).toContain(`href="${base}"`);
    }
    expect((await (await signedInAs('it-admin')).agent.get('/t/musterstadt/settings')).text).not.toContain(
      base,
    );
  });
});

describe('the draft', () => {
  it('keeps own words in both languages, shows them beside the template’s, and goes back', async () => {
    const ines = await signedInAs('tenant-admin');
    const page = `${base}/words/geraet`;
    const { text } = await ines.agent.get(page);
    expect(textOf(text)).toContain('Vorlage: Welches Gerät benutzen Sie?');
    expect(
      (await send(ines, page, { 'de-0': 'Womit <b>arbeiten</b> Sie?', 'en-0': '=HYPERLINK("x")' })).status,
    ).toBe(303);
    const again = await ines.agent.get(page);
    expect(again.text).toContain('Womit &lt;b&gt;arbeiten&lt;/b&gt; Sie?');
    expect((await ines.agent.get(`${base}/changes`)).text).not.toContain('<b>arbeiten');
    const half = await send(ines, page, { 'de-0': 'Nur deutsch', 'en-0': '' });
    expect(half.status).toBe(422);
    expect(half.text).toContain('Nur deutsch');
    const long = await send(ines, page, { 'de-0': 'x'.repeat(10_000), 'en-0': 'y' });
    expect([long.status, long.text.includes('x'.repeat(10_000))]).toEqual([422, true]);
    await send(ines, page, { 'de-0': '', 'en-0': '' });
    expect(textOf((await ines.agent.get(`${base}/changes`)).text)).toContain('Keine Unterschiede');
    await ines.agent.get(`${base}/words/gibtesnicht`).expect(404);
  });

  it('keeps an application, says a second one under its id, changes and removes it', async () => {
    const ines = await signedInAs('tenant-admin');
    const fields = {
      name: 'E-Akte',
      id: 'akte',
      protection: 'high',
      way: 'on-site',
      data: ['steuer', 'sozialdaten'],
    };
    expect((await send(ines, `${base}/applications/new`, fields)).status).toBe(303);
    const twice = await send(ines, `${base}/applications/new`, { ...fields, name: 'Andere' });
    expect([twice.status, twice.text.includes('Andere')]).toEqual([422, true]);
    expect(textOf(twice.text)).toContain('applications[1].id: Die Kennung fehlt, ist doppelt');
    const odd = await send(ines, `${base}/applications/new`, { ...fields, id: '__proto__' });
    expect(odd.status).toBe(422);
    expect((await send(ines, `${base}/applications/akte`, { ...fields, way: 'vpn' })).status).toBe(303);
    expect(textOf((await ines.agent.get(`${base}/applications`)).text)).toContain('über das VPN');
    expect((await send(ines, `${base}/applications/akte/remove`)).status).toBe(303);
    await ines.agent.get(`${base}/applications/akte`).expect(404);
  });

  it('offers no loosening of a locked rule, and takes none that is sent all the same', async () => {
    const ines = await signedInAs('tenant-admin');
    expect((await ines.agent.get(`${base}/rules/R01`)).text).not.toContain('value="off"');
    expect((await ines.agent.get(`${base}/rules/R10`)).text).toContain('value="off"');
    const forced = await send(ines, `${base}/rules/R01`, { outcome: 'off' });
    expect(forced.status).toBe(422);
    expect(textOf(forced.text)).toContain('Diese Regel ist gesperrt und lässt sich nicht lockern.');
  });

  it('says when a colleague was quicker, and loses nothing', async () => {
    const ines = await signedInAs('tenant-admin');
    await send(ines, `${base}/rules/R07`, { outcome: 'excluded' });
    const late = await send(ines, `${base}/words/geraet`, {
      revision: '0',
      'de-0': 'Mein Text',
      'en-0': 'My text',
    });
    expect([late.status, late.text.includes('Mein Text')]).toEqual([422, true]);
    expect(textOf(late.text)).toContain('hat jemand anderes den Entwurf geändert');
  });
});

describe('publishing', () => {
  it('brings what is stricter into force, shows it in the history, and goes back with a second person', async () => {
    const ines = await signedInAs('tenant-admin');
    await send(ines, `${base}/words/geraet`, { 'de-0': 'Womit?', 'en-0': 'With what?' });
    await send(ines, `${base}/changes`, { reason: '' });
    await send(ines, `${base}/rules/R07`, { outcome: 'case-by-case' });
    expect(textOf((await ines.agent.get(`${base}/changes`)).text)).toMatch(
      /Regel R07 strenger .*mit Auflage .*Einzelfall/,
    );
    const done = await send(ines, `${base}/changes`, { reason: 'Beschluss 7' });
    expect([done.status, done.headers['location']]).toEqual([303, base]);
    expect((await inForce())?.version).toBe(3);
    const again = await send(ines, `${base}/changes`, { reason: '', revision: '1', edition: '2' });
    expect(textOf(again.text)).toContain('Inzwischen gilt eine andere Fassung');
    expect(textOf((await ines.agent.get(`${base}/history`)).text)).toMatch(
      /3 gilt.*Ines Leitung Beschluss 7/,
    );
    await ines.agent.get(`${base}/history/3`).expect(404);
    await ines.agent.get(`${base}/history/1e9`).expect(404);
    expect((await send(ines, `${base}/history/2`, { reason: '' })).status).toBe(422);
    expect((await send(ines, `${base}/history/2`, { reason: 'Zu streng' })).status).toBe(303);
    expect((await inForce())?.version).toBe(3);
    const officer = await signedInAs('security-officer');
    const proposal = /href="([^"]+\/proposals\/[^"]+)"/.exec((await officer.agent.get(base)).text)?.[1] ?? '';
    const own = await ines.agent.get(proposal);
    expect(textOf(own.text)).toContain('Ihren eigenen Vorschlag muss eine andere Person bestätigen');
    expect((await send(ines, proposal)).status).toBe(403);
    expect((await send(officer, proposal)).status).toBe(303);
    expect((await inForce())?.version).toBe(4);
    expect((await send(officer, proposal, {}, base)).status).toBe(409);
  });

  it('lets nobody confirm what loosens by a sign-in of the morning', async () => {
    const ines = await signedInAs('tenant-admin');
    await send(ines, `${base}/policy`, { privateDevices: 'allowed' });
    await send(ines, `${base}/changes`, { reason: 'Engpass bei Geräten' });
    const officer = await signedInAs('security-officer');
    const proposal = /href="([^"]+\/proposals\/[^"]+)"/.exec((await officer.agent.get(base)).text)?.[1] ?? '';
    const clock = portalOf().clock;
    const before = clock.now;
    clock.now = new Date(before.getTime() + 50 * 60_000);
    const asked = await officer.agent.get(proposal);
    expect([asked.status, asked.headers['location']]).toEqual([
      303,
      expect.stringMatching(/\/saml\/musterstadt\/login\?fresh=1&return=/),
    ]);
    expect((await send(officer, proposal, {}, base)).status).toBe(403);
    expect(await inForce()).toBeNull();
    clock.now = before;
    expect((await send(officer, proposal)).status).toBe(303);
    expect((await inForce())?.version).toBe(2);
  });

  it('has a loosened decision confirmed, with a reason', async () => {
    const ines = await signedInAs('tenant-admin');
    await send(ines, `${base}/policy`, { privateDevices: 'allowed' });
    const without = await send(ines, `${base}/changes`, { reason: ' ' });
    expect([without.status, textOf(without.text).includes('Wer lockert, nennt einen Grund')]).toEqual([
      422,
      true,
    ]);
    await send(ines, `${base}/changes`, { reason: 'Engpass bei Geräten' });
    expect(await inForce()).toBeNull();
    const proposal = /href="([^"]+\/proposals\/[^"]+)"/.exec((await ines.agent.get(base)).text)?.[1] ?? '';
    const shown = textOf((await ines.agent.get(proposal).expect(200)).text);
    expect(shown).toMatch(
      /Private Geräte lockerer nicht zugelassen (nur über den Terminalserver|zugelassen)/,
    );
    expect((await send(ines, `${proposal}/withdraw`, {}, proposal)).status).toBe(303);
    await ines.agent.get(proposal).expect(404);
  });
});

describe('trying out', () => {
  it('shows what comes of it by the draft and by what is in force, and stores nothing', async () => {
    const ines = await signedInAs('tenant-admin');
    await send(ines, `${base}/policy`, { privateDevices: 'terminal-server' });
    const page = `${base}/try`;
    const { text } = await ines.agent.get(`${page}?sample=private`);
    expect(text).toMatch(/<option value="privat" selected/);
    const before = await portalOf().knex('catalogue_drafts').select();
    const tried = await send(ines, page, {
      'q-antragsart': 'neu',
      'q-geraet': 'privat',
      'q-merkblatt': 'ja',
      'q-datenarten': ['pb_normal'],
      'q-__proto__': 'x',
    });
    expect(textOf(tried.text)).toMatch(/Ergebnis: anderer Weg.*Zum Vergleich, was jetzt gilt: nicht möglich/);
    expect(tried.text).toContain('R04');
    expect(await portalOf().knex('catalogue_drafts').select()).toEqual(before);
    const odd = await send(ines, page, { 'q-aufgaben': '<script>'.repeat(2_000), 'q-geraet': ['a', 'b'] });
    expect([odd.status, odd.text.includes('<script>')]).toEqual([200, false]);
  });
});

describe('a file', () => {
  const bomb = (depth: number): string => '{"!":'.repeat(depth) + 'true' + '}'.repeat(depth);
  const rule = (when: string): string =>
    `{"format":"fernamt-catalogue-adaptation","formatVersion":1,"rules":[{"id":"K-1","outcome":"excluded","reason":{"de":"a","en":"b"},"when":${when}}]}`;

  it('comes back as it went', async () => {
    const ines = await signedInAs('tenant-admin');
    const content = adaptation({ wording: [{ of: 'question.geraet.label', ...words }] });
    expect((await upload(ines, `${base}/file`, `\uFEFF${content}`)).status).toBe(303);
    const { text, headers } = await ines.agent.get(`${base}/download`);
    expect(text).toBe(content);
    expect(headers['content-disposition']).toContain('attachment');
  });

  it.each<readonly [string, string | Buffer, string]>([
    ['no JSON', 'Hallo', 'kein gültiges JSON'],
    ['empty', '', 'Angabe'],
    ['a list', '[]', 'Hier muss ein Objekt'],
    ['a template', writeTemplate(firstTemplate), 'andere Art von Datei'],
    [
      'another version',
      '{"format":"fernamt-catalogue-adaptation","formatVersion":9}',
      'Fassung des Dateiformats',
    ],
    ['too large', Buffer.alloc(10 * 1024 * 1024, 32), 'zu groß'],
    ['nested deeply', '['.repeat(200_000), 'kein gültiges JSON'],
    ['nested deeply, well', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'kennt das Portal nicht'],
    [
      'a prototype',
      '{"__proto__":{"format":"x"},"format":"fernamt-catalogue-adaptation","formatVersion":1}',
      '__proto__: Dieses Feld',
    ],
    ['a condition that is too deep', rule(bomb(2_000)), 'zu groß oder zu tief'],
    [
      'a condition that is too long',
      rule(`{"or":[${Array(5_000).fill('true').join()}]}`),
      'zu groß oder zu tief',
    ],
    ['a condition that loops', rule('{"map":[{"var":"answers.geraet"},true]}'), 'unbekannten Vergleich'],
    [
      'a condition about a prototype',
      rule('{"==":[{"var":"answers.constructor"},1]}'),
      'Bedingung fragt nach etwas',
    ],
    [
      'a word of 10,000 characters',
      adaptation({ wording: [{ of: 'question.geraet.label', de: 'x'.repeat(10_000), en: 'y' }] }),
      'wording[0].de: Hier muss ein Text',
    ],
    [
      'one rule twice',
      adaptation({ changes: [{ rule: 'R03' }, { rule: 'R03' }] }),
      'changes[1].rule: Das steht schon',
    ],
    [
      'a locked rule loosened',
      adaptation({ changes: [{ rule: 'R01', milder: 'off' }] }),
      'changes[0].milder: Diese Regel ist gesperrt',
    ],
    ['binary', Buffer.from([0, 1, 2, 255, 254]), 'kein gültiges JSON'],
  ])('is refused: %s', async (_, content, sentence) => {
    const ines = await signedInAs('tenant-admin');
    const answer = await upload(ines, `${base}/file`, content);
    expect([answer.status, await portalOf().knex('catalogue_drafts').select()]).toEqual([422, []]);
    expect(textOf(answer.text)).toContain(sentence);
  });
});

describe('the provider', () => {
  it('uploads, compares and publishes; it reaches the municipalities; what does not fit is shown on both sides', async () => {
    const ines = await signedInAs('tenant-admin');
    await upload(ines, `${base}/file`, adaptation({ changes: [{ rule: 'R07', stricter: 'excluded' }] }));
    await send(ines, `${base}/changes`, { reason: '' });
    const olga = await provider();
    const { text: file } = await olga.agent.get(`${operator}/versions/1`);
    expect(JSON.parse(file)).toMatchObject({ format: 'fernamt-catalogue-template' });
    const rules = firstTemplate.ruleSet.rules.filter(({ id }) => id !== 'R07');
    const changed = writeTemplate({ ...firstTemplate, ruleSet: { version: 0, rules } });
    expect((await upload(olga, `${operator}/next`, changed)).headers['location']).toBe(`${operator}/publish`);
    expect(textOf((await olga.agent.get(`${operator}/publish`)).text)).toContain('Regel R07 lockerer');
    expect((await send(olga, `${operator}/publish`, { reason: '' })).status).toBe(422);
    expect((await send(olga, `${operator}/publish`, { reason: 'Entfällt' })).status).toBe(303);
    await bringTemplates(portalOf().ports);
    expect(textOf((await olga.agent.get(operator)).text)).toMatch(
      /Neueste Fassung 2.*changes\[0\].rule: Diese Regel gibt es in der Vorlage nicht/,
    );
    expect(textOf((await ines.agent.get(base)).text)).toContain(
      'Fassung 2 der Vorlage passt nicht zu Ihrer Anpassung',
    );
    expect((await inForce())?.ruleSet.rules.find(({ id }) => id === 'R07')?.outcome).toBe('excluded');
    const nebendorf = await portalOf().nebendorf.store.applicationEditions.inForce();
    expect(nebendorf?.ruleSet.rules.some(({ id }) => id === 'R07')).toBe(false);
    await olga.agent.get(`${operator}/versions/9`).expect(404);
  });

  it('is told what keeps a template from being one, and nobody else may publish', async () => {
    const olga = await provider();
    const steps = firstTemplate.catalogue.steps.slice(1);
    const without = writeTemplate({ ...firstTemplate, catalogue: { version: 0, steps } });
    const answer = await upload(olga, `${operator}/next`, without);
    expect(answer.status).toBe(422);
    expect(textOf(answer.text)).toContain('steps.antragsart: Diese Frage liest das Portal selbst');
    const other = await portalOf().signedIn(
      await portalOf().person(portalOf().operator, 'Otto Ohne', 'auditor'),
    );
    await other.agent.get(operator).expect(403);
  });
});
