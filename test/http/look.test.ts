// A municipality's look: who may choose it, what is refused and why, and how browsers get and keep it.
import type { Response } from 'supertest';
import type { Role } from '../../src/domain/roles';
import { lookRoutes } from '../../src/http/look/routes';
import { settingsRoutes } from '../../src/http/settings/routes';
import { tenantRoutes } from '../../src/http/tenants/routes';
import { usePortal } from '../support/portal';
import { jpeg, png, svg, webp } from '../support/pictures';
import { textOf } from '../support/it-pages';
import { csrfTokenOn, type Browser } from './support/app';

const portalOf = usePortal((ports) => [
  ...lookRoutes(ports),
  ...settingsRoutes(ports),
  ...tenantRoutes(ports),
]);
const form = '/t/musterstadt/settings/look';
const ofOperator = '/operator/tenants/nebendorf/look';

async function signedInAs(...roles: readonly Role[]): Promise<Browser> {
  const portal = portalOf();
  return portal.signedIn(await portal.person(portal.musterstadt, 'Ines Leitung', ...roles));
}

async function ofProvider(): Promise<Browser> {
  const portal = portalOf();
  return portal.signedIn(await portal.person(portal.operator, 'Olga Betrieb', 'operator-admin'));
}

const lookNow = () => portalOf().musterstadt.store.look.get();
const empty = { main: '', accent: '', shortName: '', alternative: '', logo: null, remove: '' };
type Sent = Partial<Record<keyof typeof empty | 'seen', string | Buffer | null>>;

/** Sends the form as a browser does: the token first, the file last. */
async function send(browser: Browser, change: Sent): Promise<Response> {
  const seen = String((await lookNow()).version);
  const { logo, ...fields } = { ...empty, seen, ...change };
  const request = browser.agent.post(form).field('_csrf', await csrfTokenOn(browser.agent, form));
  for (const [field, value] of Object.entries(fields)) request.field(field, String(value));
  return logo instanceof Buffer ? request.attach('logo', logo, 'wappen.png') : request;
}

async function events() {
  const filter = { action: null, subject: null, objectId: null, from: null, before: null };
  const { store } = portalOf().musterstadt;
  return (await store.audit.list(filter, { afterSeq: null, limit: 100 })).items.filter(
    ({ action }) => action === 'tenant.look-changed',
  );
}

afterEach(async () => {
  const { knex } = portalOf();
  await knex('looks').delete();
});

describe('who may', () => {
  it.each<readonly [Role, number]>([
    ['employee', 403],
    ['it-admin', 403],
    ['auditor', 403],
    ['tenant-admin', 200],
  ])('%s: %d', async (role, status) => {
    await (await signedInAs(role)).agent.get(form).expect(status);
  });

  it('sends nothing without role, token or session, nor to another municipality', async () => {
    const it = await signedInAs('it-admin');
    const token = await csrfTokenOn(it.agent, '/t/musterstadt/settings');
    const post = (to: string) => it.agent.post(to).field('_csrf', token).field('main', '#1b3a6b');
    await post(form).field('seen', '0').attach('logo', png(), 'a.png').expect(403);
    await post('/t/nebendorf/settings/look').expect(303);
    const admin = await signedInAs('tenant-admin');
    await admin.agent.post(form).field('main', '#1b3a6b').field('seen', '0').expect(403);
    const stranger = portalOf().stranger();
    await stranger.agent.post(form).attach('logo', png(), 'a.png').expect(303);
    expect(await lookNow()).toMatchObject({ version: 0 });
    expect(await portalOf().nebendorf.store.look.get()).toMatchObject({ version: 0 });
  });

  it('is also somebody of the provider, for any municipality, and nobody else there', async () => {
    const olga = await ofProvider();
    expect(textOf((await olga.agent.get(ofOperator).expect(200)).text)).toContain(
      'Erscheinungsbild: Gemeinde Nebendorf',
    );
    const token = await csrfTokenOn(olga.agent, ofOperator);
    const answer = await olga.agent
      .post(ofOperator)
      .field({ _csrf: token, ...empty, logo: '', main: '#1B3A6B', shortName: 'Nebendorf', seen: '0' });
    expect([answer.status, answer.headers['location']]).toEqual([303, '/operator/tenants/nebendorf']);
    const { store } = portalOf().nebendorf;
    expect(await store.look.get()).toMatchObject({ version: 1, colours: { main: '#1b3a6b', accent: null } });
    expect(await store.facts.get()).toMatchObject({ shortName: 'Nebendorf' });
    await olga.agent.get('/operator/tenants/nirgends/look').expect(404);
    await olga.agent.get('/operator/tenants/betreiber/look').expect(404);
    const ines = await signedInAs('tenant-admin');
    expect((await ines.agent.get(ofOperator)).status).toBe(303);
  });
});

describe('colours', () => {
  it('stand in a style sheet of the municipality, under an address that changes with them', async () => {
    const ines = await signedInAs('tenant-admin');
    expect((await ines.agent.get(form)).text).not.toContain('look.css');
    expect((await send(ines, { main: '#1B3A6B', accent: '#b4141e' })).status).toBe(303);
    for (const browser of [ines, portalOf().stranger()]) {
      const { text } = await browser.agent.get('/t/musterstadt/help').expect(200);
      expect(text).toContain('<link rel="stylesheet" href="/t/musterstadt/look.css?v=1" />');
    }
    expect((await ines.agent.get('/t/nebendorf/help')).text).not.toContain('look.css');
    const { text, headers } = await portalOf()
      .stranger()
      .agent.get('/t/musterstadt/look.css?v=1')
      .expect(200);
    expect(text).toBe(`@media (prefers-color-scheme: light) {
  :root {
    --band: 0.375rem;
    --kern-color-action-default: #1b3a6b;
    --kern-color-action-on-default: #ffffff;
    --accent: #b4141e;
  }
}
@media (prefers-color-scheme: dark) {
  :root {
    --band: 0.375rem;
    --kern-color-action-default: #7689a6;
    --kern-color-action-on-default: #000000;
    --accent: #bc2c35;
  }
}
`);
    expect(headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('are not kept under an address that is not the present one, and never with a cookie', async () => {
    const ines = await signedInAs('tenant-admin');
    await send(ines, { main: '#1b3a6b' });
    for (const query of ['', '?v=0', '?v=2', '?v=1&v=1', '?v=x']) {
      const { headers } = await ines.agent.get(`/t/musterstadt/look.css${query}`).expect(200);
      expect([query, headers['cache-control']]).toEqual([query, 'public, no-cache']);
      expect(headers['set-cookie']).toBeUndefined();
    }
    await ines.agent.get('/t/nebendorf/look.css?v=1').expect(404);
    await ines.agent.get('/t/nirgends/look.css').expect(404);
  });

  it.each([
    [
      { main: '#ffd500' },
      /Hauptfarbe: Diese Farbe ist .* zu schwer zu lesen: Das Kontrastverhältnis ist 1,1 zu 1, nötig sind 4,5 zu 1 .* ist #[0-9a-f]{6}\./,
    ],
    [{ accent: '#FFD500' }, /Akzentfarbe: .* Das Kontrastverhältnis ist 1,2 zu 1, nötig sind 3 zu 1/],
    [{ main: 'red' }, /Hauptfarbe: Eine Farbe besteht aus dem Rautezeichen/],
    [{ main: '#1b3a6b;}body{display:none' }, /Hauptfarbe: /],
    [{ accent: '#12345' }, /Akzentfarbe: Eine Farbe besteht/],
    [{ shortName: 'x'.repeat(41) }, /Kurzer Name: Die Angabe ist zu lang/],
  ])('are refused: %p, and what was typed stays', async (change, sentence) => {
    const answer = await send(await signedInAs('tenant-admin'), { alternative: 'Ein Wappen', ...change });
    expect(answer.status).toBe(422);
    expect(textOf(answer.text)).toMatch(sentence);
    expect(answer.text).toContain('value="Ein Wappen"');
    expect(await lookNow()).toMatchObject({ version: 0 });
  });

  it('tell what they come to on light and dark', async () => {
    const ines = await signedInAs('tenant-admin');
    await send(ines, { main: '#1b3a6b' });
    expect(textOf((await ines.agent.get(form)).text)).toMatch(
      /auf hellem Grund #1b3a6b, Kontrastverhältnis mindestens 9,\d zu 1 Hauptfarbe auf dunklem Grund #7689a6, Kontrastverhältnis mindestens 4,\d zu 1/,
    );
  });
});

describe('the logo', () => {
  const alternative = 'Wappen der Stadt Musterstadt';

  it.each([
    ['PNG', png(), 'image/png'],
    ['JPEG', jpeg, 'image/jpeg'],
    ['WebP', webp.extended, 'image/webp'],
  ])('may be a %s, and stands on every page with its words', async (_, logo, type) => {
    const ines = await signedInAs('tenant-admin');
    expect((await send(ines, { logo, alternative })).status).toBe(303);
    const version = (await lookNow()).version;
    const { text } = await portalOf().stranger().agent.get('/t/musterstadt/help');
    expect(text).toContain(
      `src="/t/musterstadt/logo?v=${version}" alt="${alternative}" width="32" height="42"`,
    );
    const { headers, body } = await portalOf()
      .stranger()
      .agent.get(`/t/musterstadt/logo?v=${version}`)
      .expect(200);
    expect(Buffer.compare(body, logo)).toBe(0);
    expect(headers).toMatchObject({
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(headers['set-cookie']).toBeUndefined();
    await portalOf().stranger().agent.get('/t/nebendorf/logo').expect(404);
  });

  const html = Buffer.from('<html><script>alert(1)</script></html>');
  it.each([
    ['an SVG by the name of a PNG', svg, 'kein Bild im Format PNG, JPEG oder WebP'],
    ['a page by the name of a PNG', html, 'kein Bild im Format PNG, JPEG oder WebP'],
    ['a picture and a page in one', Buffer.concat([png(), html]), 'noch andere Daten'],
    ['a picture that is cut off', png().subarray(0, 50), 'unvollständig oder beschädigt'],
    ['an empty file', Buffer.alloc(0), 'Diese Datei ist leer'],
    ['a picture that is too wide', png({ width: 2001, height: 16 }), 'zu viele Pixel'],
    ['more bytes than are taken', Buffer.concat([png(), Buffer.alloc(300_000)]), 'Möglich sind 200 KB'],
  ])('is refused: %s; nothing is kept, nothing typed is lost', async (_, logo, sentence) => {
    const ines = await signedInAs('tenant-admin');
    const answer = await send(ines, { main: '#1b3a6b', logo, alternative: 'Ein Wappen' });
    expect(answer.status).toBe(422);
    expect(textOf(answer.text)).toContain(sentence);
    expect(answer.text).toContain('value="#1b3a6b"');
    expect(answer.text).toContain('value="Ein Wappen"');
    expect(await lookNow()).toMatchObject({ version: 0, logo: null });
  });

  it('is refused without words for those who do not see it', async () => {
    const answer = await send(await signedInAs('tenant-admin'), { logo: png() });
    expect(answer.status).toBe(422);
    expect(textOf(answer.text)).toContain('Beschreiben Sie kurz, was das Logo zeigt');
  });

  it('is refused in another field, or twice', async () => {
    const { agent } = await signedInAs('tenant-admin');
    const token = await csrfTokenOn(agent, form);
    const post = () => agent.post(form).field('_csrf', token).field('seen', '0');
    await post().attach('other', png(), 'a.png').expect(400);
    await post().attach('logo', png(), 'a.png').attach('logo', png(), 'b.png').expect(400);
  });

  it('stays when only other things change, and goes when it is taken away', async () => {
    const ines = await signedInAs('tenant-admin');
    await send(ines, { logo: png(), alternative });
    await send(ines, { alternative: '  <b>Neue</b> Worte', main: '#1b3a6b' });
    expect(await lookNow()).toMatchObject({ version: 2, logo: { alternative: '<b>Neue</b> Worte' } });
    expect((await ines.agent.get(form)).text).toContain('alt="&lt;b&gt;Neue&lt;/b&gt; Worte"');
    await send(ines, { alternative, remove: 'yes' });
    expect(await lookNow()).toMatchObject({ version: 3, logo: null });
    await ines.agent.get('/t/musterstadt/logo?v=3').expect(404);
    expect((await ines.agent.get('/t/musterstadt/help')).text).toContain('/assets/crest.svg');
  });
});

it('changes once when it is sent twice, and is noted once', async () => {
  const ines = await signedInAs('tenant-admin');
  const before = (await events()).length;
  const twice = { logo: png(), alternative: 'Wappen', seen: '0' };
  const answers = [await send(ines, twice), await send(ines, twice)];
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  const noted = await events();
  expect(noted).toHaveLength(before + 1);
  expect(noted[0]).toMatchObject({ data: { version: 1, main: null, logo: true } });
});

it('is not written over unseen', async () => {
  const ines = await signedInAs('tenant-admin');
  await send(ines, { main: '#1b3a6b' });
  const answer = await send(ines, { main: '#b4141e', seen: '0' });
  expect(answer.status).toBe(422);
  expect(textOf(answer.text)).toContain('Inzwischen hat jemand anders das Erscheinungsbild geändert');
  expect(answer.text).toContain('value="#b4141e"');
  expect(answer.text).toContain('name="seen" value="1"');
  expect(await lookNow()).toMatchObject({ colours: { main: '#1b3a6b' } });
});

it('leaves every page as it is where nothing is chosen', async () => {
  const { text } = await portalOf().stranger().agent.get('/t/nebendorf/privacy').expect(200);
  expect(text).toContain('<link rel="icon" href="/assets/crest.svg" type="image/svg+xml" />');
  expect(text).toContain('src="/assets/crest.svg" alt="" width="36" height="42"');
});
