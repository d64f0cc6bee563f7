// A municipality's documents: who publishes and who reads them, in which version, and what is no document.
import type { Response } from 'supertest';
import type { Role } from '../../src/domain/roles';
import { documentRoutes } from '../../src/http/documents/routes';
import { settingsRoutes } from '../../src/http/settings/routes';
import { usePortal } from '../support/portal';
import { pdf, png, svg } from '../support/pictures';
import { textOf } from '../support/it-pages';
import { csrfTokenOn, type Browser } from './support/app';

const portalOf = usePortal((ports) => [...documentRoutes(ports), ...settingsRoutes(ports)]);
const list = '/t/musterstadt/settings/documents';
const notice = `${list}/privacy-notice`;
const leaflet = `${list}/leaflet`;
const text = (content: string): Buffer => Buffer.from(content);

async function signedInAs(...roles: readonly Role[]): Promise<Browser> {
  const portal = portalOf();
  return portal.signedIn(await portal.person(portal.musterstadt, 'Ines Leitung', ...roles));
}

type Sent = { readonly address?: string; readonly file?: Buffer; readonly name?: string };

async function send({ agent }: Browser, to: string, { address = '', file, name }: Sent): Promise<Response> {
  const token = await csrfTokenOn(agent, list);
  const request = agent.post(to).field('_csrf', token).field('address', address);
  return file === undefined ? request : request.attach('file', file, name ?? 'hinweise.pdf');
}

async function events() {
  const filter = { action: null, subject: null, objectId: null, from: null, before: null };
  const { store } = portalOf().musterstadt;
  return (await store.audit.list(filter, { afterSeq: null, limit: 100 })).items.filter(
    ({ action }) => action === 'tenant.document-published',
  );
}

const versions = () => portalOf().musterstadt.store.documents.versions('privacy-notice');

afterEach(() => portalOf().knex('documents').delete());

describe('who may', () => {
  it.each<readonly [Role, number, number]>([
    ['employee', 403, 403],
    ['auditor', 403, 403],
    ['it-admin', 200, 403],
    ['tenant-admin', 200, 200],
  ])('%s: see %d, publish %d', async (role, see, publish) => {
    const { agent } = await signedInAs(role);
    await agent.get(list).expect(see);
    for (const form of [notice, leaflet]) await agent.get(form).expect(publish);
  });

  it('publishes nothing without role, token or session, nor for another municipality', async () => {
    const it = await signedInAs('it-admin');
    expect((await send(it, notice, { file: pdf })).status).toBe(403);
    const ines = await signedInAs('tenant-admin');
    await ines.agent.post(notice).attach('file', pdf, 'a.pdf').expect(403);
    const elsewhere = await send(ines, '/t/nebendorf/settings/documents/privacy-notice', { file: pdf });
    expect(elsewhere.headers['location']).toBe('/t/nebendorf/?ended=1');
    await portalOf().stranger().agent.post(notice).attach('file', pdf, 'a.pdf').expect(303);
    expect([await versions(), await portalOf().nebendorf.store.documents.inForce()]).toEqual([[], []]);
  });

  it('reads the privacy notice without signing in, the leaflet signed in only', async () => {
    const ines = await signedInAs('tenant-admin');
    await send(ines, notice, { file: pdf });
    await send(ines, leaflet, { file: text('Sperren Sie den Bildschirm.'), name: 'merkblatt.txt' });
    const stranger = portalOf().stranger();
    await stranger.agent.get('/t/musterstadt/documents/privacy-notice').expect(200);
    await stranger.agent.get('/t/musterstadt/documents/leaflet').expect(303);
    await stranger.agent.get('/t/nebendorf/documents/privacy-notice').expect(404);
    expect((await stranger.agent.get('/t/musterstadt/help')).text).not.toContain('documents/leaflet');
    const anna = await signedInAs();
    const { text: help } = await anna.agent.get('/t/musterstadt/help');
    expect(help).toContain('href="/t/musterstadt/documents/leaflet">Merkblatt Heimarbeit</a>');
    const { text: content } = await anna.agent.get('/t/musterstadt/documents/leaflet').expect(200);
    expect(content).toBe('Sperren Sie den Bildschirm.');
    await anna.agent.get(`${leaflet}/1`).expect(403);
  });
});

describe('a version', () => {
  it('is in force at once, linked, handed out as an attachment, and noted', async () => {
    const ines = await signedInAs('tenant-admin');
    const answer = await send(ines, notice, { file: pdf, name: 'schadprogramm.exe' });
    expect([answer.status, answer.headers['location']]).toEqual([303, list]);
    expect(textOf((await ines.agent.get(list)).text)).toMatch(
      /Datenschutzhinweise: Ab jetzt gilt Fassung 1.*Fassung 1 gilt 23.11.2026, 14:03 Uhr PDF, 1 KB/,
    );
    const privacy = await portalOf().stranger().agent.get('/t/musterstadt/privacy');
    expect(privacy.text).toContain('href="/t/musterstadt/documents/privacy-notice"');
    expect(textOf(privacy.text)).toContain('Datenschutzhinweise, Fassung 1 vom 23.11.2026 (PDF, 1 KB)');
    const { headers, body } = await portalOf()
      .stranger()
      .agent.get('/t/musterstadt/documents/privacy-notice')
      .responseType('blob');
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename=datenschutzhinweise-musterstadt-fassung-1.pdf',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(Buffer.compare(body, pdf)).toBe(0);
    expect((await events())[0]).toMatchObject({
      data: {
        document: 'privacy-notice',
        version: 1,
        form: 'pdf',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
  });

  it('gives way to the next one and stays as it was, for those who look after it', async () => {
    const ines = await signedInAs('tenant-admin');
    await send(ines, notice, { file: pdf });
    await send(ines, notice, { file: text('Neue Hinweise') });
    await send(ines, notice, { address: 'https://www.musterstadt.de/datenschutz' });
    const inForce = await portalOf().stranger().agent.get('/t/musterstadt/documents/privacy-notice');
    expect([inForce.status, inForce.headers['location']]).toEqual([
      303,
      'https://www.musterstadt.de/datenschutz',
    ]);
    const it = await signedInAs('it-admin');
    expect((await it.agent.get(`${notice}/2`).expect(200)).text).toBe('Neue Hinweise');
    await it.agent.get(`${notice}/1`).expect('content-type', 'application/pdf').expect(200);
    for (const version of ['0', '4', '-1', '1e0', '01', 'x', '99999999999'])
      await it.agent.get(`${notice}/${version}`).expect(404);
    await portalOf().stranger().agent.get(`${notice}/1`).expect(303);
    const page = textOf((await it.agent.get(list)).text);
    expect(page).toMatch(
      /Fassung 3 gilt .* Link https:\/\/www.musterstadt.de\/datenschutz Fassung 2 .* Fassung 1 /,
    );
    expect(page).not.toContain('neue Fassung');
  });

  it('is made once, also when it is sent twice or by two at once', async () => {
    const ines = await signedInAs('tenant-admin');
    const answers = await Promise.all([send(ines, notice, { file: pdf }), send(ines, notice, { file: pdf })]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await versions()).toHaveLength(1);
    const kim = await signedInAs('tenant-admin');
    await Promise.all([
      send(ines, notice, { file: text('Von Ines') }),
      send(kim, notice, { file: text('Von Kim') }),
    ]);
    expect((await versions()).map(({ version }) => version)).toEqual([3, 2, 1]);
    await send(ines, notice, { file: (await contentOf(3)) ?? pdf });
    expect(textOf((await ines.agent.get(list)).text)).toContain('Das ist dasselbe wie bisher');
    expect(await versions()).toHaveLength(3);
  });

  async function contentOf(version: number): Promise<Buffer | null> {
    const found = await portalOf().musterstadt.store.documents.find('privacy-notice', version);
    return found?.content.form === 'text' ? Buffer.from(found.content.bytes) : null;
  }
});

it.each<readonly [string, Sent, string]>([
  ['nothing at all', {}, 'Wählen Sie eine Datei aus, oder geben Sie einen Link an'],
  ['both at once', { address: 'https://a.de/', file: pdf }, 'Lassen Sie eines von beidem weg'],
  ['an empty file', { file: text('') }, 'Diese Datei ist leer'],
  ['a picture', { file: png() }, 'weder ein PDF noch ein einfacher Text'],
  ['an SVG by the name of a PDF', { file: svg }, 'eine Internetseite oder ein SVG-Bild'],
  ['a page that is a PDF as well', { file: Buffer.concat([text('<html>'), pdf]) }, 'eine Internetseite'],
  ['a PDF that is cut off', { file: pdf.subarray(0, 40) }, 'fehlt das Ende'],
  ['a file that is too large', { file: Buffer.concat([pdf, Buffer.alloc(3_000_000)]) }, 'Möglich sind 2 MB'],
  ['a script for an address', { address: 'javascript:alert(1)' }, 'Ein Link beginnt mit https://'],
  ['an address without encryption', { address: 'http://a.de/"><b>' }, 'Ein Link beginnt mit https://'],
])('is no document: %s', async (_, sent, sentence) => {
  const answer = await send(await signedInAs('tenant-admin'), notice, sent);
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('<title>Fehler:');
  expect(textOf(answer.text)).toContain(sentence);
  expect(answer.text).not.toContain('"><b>');
  expect(await versions()).toEqual([]);
});

it('says on the page about privacy that the notice is missing, as long as it is', async () => {
  const { text: page } = await portalOf().stranger().agent.get('/t/musterstadt/privacy');
  expect(textOf(page)).toContain('sie sind hier noch nicht eingetragen');
});

it('has no leaflet at the provider', async () => {
  const portal = portalOf();
  const kim = await portal.signedIn(await portal.person(portal.operator, 'Kim', 'tenant-admin'));
  expect(textOf((await kim.agent.get('/t/betreiber/settings/documents').expect(200)).text)).not.toContain(
    'Merkblatt',
  );
  const token = await csrfTokenOn(kim.agent, '/t/betreiber/settings/documents');
  await kim.agent
    .post('/t/betreiber/settings/documents/leaflet')
    .field('_csrf', token)
    .attach('file', pdf, 'a.pdf')
    .expect(404);
});
