// Private keys are born in the page and never leave the device: a recorder takes what the browser sends and what the portal
// keeps, and finds neither key in it, while both tunnels come up. A page that is left takes its files back.
// Needs: simplesamlphp, chromium, wireguard, openvpn, network-tools, network-namespaces, gateway-host
import { createPrivateKey } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { credentialId } from '../../src/domain/ids';
import { mustRun, until } from '../support/child-process';
import { removeFolder, temporaryFolder } from '../support/temporary-folder';
import type { Download } from './support/browser';
import { addDevice, openOwnDevice, takeAccessFile } from './support/employee';
import { commonName } from './support/foreign-certificate';
import { dayIn, grantAccess, joinGateway, signInTo } from './support/granted';
import { startMainJobLab, type MainJobLab } from './support/main-job-lab';
import { untilAnswers } from './support/ping';
import { follow, heading, press, signInHere, t, type PortalPerson } from './support/portal-person';
import { record, waysToWrite, type Recorder } from './support/recorder';
import { connect } from './support/tunnel';
import { expectVisible } from './support/visible';

let lab: MainJobLab;
let anna: PortalPerson;
let recorder: Recorder;
let notebook: Download;
let phone: Download;
let folder = '';

beforeAll(async () => {
  lab = await startMainJobLab();
  folder = await temporaryFolder('keys-in-the-page');
  const bernd = await signInTo(lab, lab.towns.first, 'bernd.buche');
  await joinGateway(lab, bernd);
  anna = await signInTo(lab, lab.towns.first, 'anna.amsel');
  await grantAccess(anna, bernd, dayIn(lab, 30));
  recorder = await record(anna.page);
}, 240_000);

afterAll(async () => {
  await removeFolder(folder);
  await lab.stop();
}, 60_000);

const statesOf = (id: string): Promise<string | undefined> =>
  lab.portal.beside(async ({ ports }) => {
    const records = ports.store.forTenant(lab.towns.first.id);
    return (await records.credentials.find(credentialId(id)))?.state;
  });

/** The private key of a file, as the bytes that it comes down to. */
function secretOf({ content }: Download): Buffer {
  const wireguard = /PrivateKey = (\S+)/.exec(content)?.[1];
  if (wireguard !== undefined) return Buffer.from(wireguard, 'base64');
  const pem = /<key>\n([^<]+)<\/key>/.exec(content)?.[1] ?? '';
  const { d } = createPrivateKey(pem).export({ format: 'jwk' });
  return Buffer.from(d ?? '', 'base64url');
}

/** PKCS #8 holds the key at an offset at which base64 looks different: a part of the PEM stands for that. */
function linesOf({ content }: Download): readonly string[] {
  const pem = /-----BEGIN PRIVATE KEY-----\n([^-]+)-----END/.exec(content)?.[1] ?? '';
  return pem.trim() === '' ? [] : [pem.split('\n')[1]?.slice(0, 40) ?? ''];
}

it('a computer and a phone are set up with keys of the page, and both tunnels come up', async () => {
  const { clients, office } = { clients: lab.clients, office: lab.network.office.address4 };
  await addDevice(anna, { name: 'Notebook', system: 'linux', protocol: 'openvpn' });
  notebook = await takeAccessFile(anna, { protocol: 'openvpn' });
  await addDevice(anna, { name: 'Diensthandy', system: 'android', protocol: 'wireguard' });
  phone = await takeAccessFile(anna, { protocol: 'wireguard' });
  const tunnels = [await connect(clients.notebook, notebook), await connect(clients.phone, phone)];
  for (const client of [clients.notebook, clients.phone]) await untilAnswers(client, office);
  // The page of the phone, open all the while, says so by itself.
  const connected = anna.page.getByRole('status').getByText(t('devices.connection.connected'));
  await connected.first().waitFor({ timeout: 60_000 });
  await expectVisible(anna, t('devices.show.lead-connected'));
  for (const tunnel of tunnels) await tunnel.stop();
}, 180_000);

it('neither key is in anything that the browser sent, or that the portal keeps', async () => {
  const backup = join(folder, 'fernamt.backup');
  await lab.portal.command('backup', backup);
  const data = dirname(lab.portal.databaseFile);
  const files = (await readdir(data)).map((name) => join(data, name));
  const kept = await Promise.all([...files, backup].map((path) => readFile(path, 'latin1')));
  const everything = [recorder.text(), lab.portal.log(), ...kept].join('\n');
  // The recorder is at work: what was sent of the keys, their public parts, is there.
  expect(recorder.requests).toBeGreaterThan(20);
  expect(recorder.text()).toContain('BEGIN+CERTIFICATE+REQUEST');
  expect(everything).toContain(commonName(notebook));
  for (const file of [notebook, phone]) {
    const secret = secretOf(file);
    expect(secret).toHaveLength(32);
    const ways = [...waysToWrite(secret), ...linesOf(file)];
    // Each way is one in which the key would be found.
    expect(`${file.content}${secret.toString('latin1')}`).toEqual(
      expect.stringContaining(file === phone ? (ways[0] ?? '') : (linesOf(file)[0] ?? '')),
    );
    expect(ways.filter((way) => everything.includes(way))).toEqual([]);
  }
}, 120_000);

it('nothing of it stays in the browser', async () => {
  const kept = await anna.page.evaluate(() => localStorage.length + sessionStorage.length);
  expect(kept).toBe(0);
});

it('a key under a password leads into the office too', async () => {
  const { page } = anna;
  await openOwnDevice(anna, 'Notebook');
  await follow(anna, t('devices.steps.again-button'));
  await page.getByLabel(t('access-file.make.vpn-openvpn'), { exact: true }).check();
  await press(anna, t('devices.again.button'));
  await expectVisible(anna, t('access-file.made.title-one'));
  await page.getByText(t('access-file.pkcs12.summary')).click();
  const password = 'vier Wörter im Test';
  await page.getByLabel(t('access-file.pkcs12.password')).fill('zu kurz');
  await press(anna, t('access-file.pkcs12.button'));
  await expectVisible(anna, t('access-file.pkcs12.too-short'));
  await page.getByLabel(t('access-file.pkcs12.password')).fill(password);
  const saved = new Map<string, string>();
  page.on('download', (file) => void file.path().then((path) => saved.set(file.suggestedFilename(), path)));
  await press(anna, t('access-file.pkcs12.button'));
  await until('both files', 30_000, async () => saved.size === 2);
  const named = (ending: string) => [...saved.keys()].find((name) => name.endsWith(ending)) ?? '';
  const [pkcs12, settings] = [named('.p12'), named('.ovpn')];
  expect([pkcs12, settings]).toEqual([
    expect.stringMatching(/^vpn-[a-z0-9-]+\.p12$/),
    expect.stringMatching(/\.ovpn$/),
  ]);
  const p12 = join(folder, pkcs12);
  await writeFile(p12, await readFile(saved.get(pkcs12) ?? ''));
  await writeFile(join(folder, 'password'), `${password}\n`, { mode: 0o600 });
  const shown = await mustRun([
    'openssl',
    'pkcs12',
    '-in',
    p12,
    '-passin',
    `file:${join(folder, 'password')}`,
    '-nokeys',
  ]);
  expect(shown).toContain('BEGIN CERTIFICATE');
  const content = (await readFile(saved.get(settings) ?? '', 'utf8')).replace(pkcs12, p12);
  const withPassword = `${content}askpass ${join(folder, 'password')}\n`;
  const tunnel = await connect(lab.clients.notebook, { fileName: settings, content: withPassword });
  await untilAnswers(lab.clients.notebook, lab.network.office.address4);
  await tunnel.stop();
  expect(recorder.text()).not.toContain(password);
  await follow(anna, t('access-file.made.done-one'));
}, 180_000);

it('a page that is left before saving asks first, then takes its file back; it can be made anew', async () => {
  const { page } = anna;
  await openOwnDevice(anna, 'Diensthandy');
  await follow(anna, t('devices.steps.again-button'));
  await page.getByLabel(t('access-file.make.vpn-openvpn'), { exact: true }).check();
  await press(anna, t('devices.again.button'));
  await expectVisible(anna, t('access-file.made.title-one'));
  await page.getByText(t('access-file.made.text-summary')).click();
  const content = await page.getByLabel(t('access-file.made.text-label')).inputValue();
  const unsaved = commonName({ fileName: '', content });
  expect(await statesOf(unsaved)).toBe('active');
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await page.goto(`${lab.portal.origin}/t/${anna.town.slug}/access`);
  expect(asked).toEqual(['beforeunload']);
  await until('the file to be taken back', 60_000, async () => (await statesOf(unsaved)) === 'revoked');
  await openOwnDevice(anna, 'Diensthandy');
  const anew = await takeAccessFile(anna, { protocol: 'wireguard' });
  // Saved: leaving asks no more, and the file stays.
  expect(asked).toHaveLength(1);
  const tunnel = await connect(lab.clients.phone, anew);
  await untilAnswers(lab.clients.phone, lab.network.office.address4);
  await tunnel.stop();
}, 180_000);

it('a link leads to the device itself, once, and only whoever signs in there as the same person', async () => {
  await openOwnDevice(anna, 'Diensthandy');
  await press(anna, t('hand-over.button'));
  const link = await anna.page.getByLabel(t('hand-over.link.copy-label')).inputValue();
  const [, code = ''] = link.split('#');
  const page = await lab.browser.newPage({ viewport: { width: 360, height: 740 }, hasTouch: true });
  const there = { ...anna, page };
  const sent = await record(page);
  // The page goes on by itself, so that the address with the code is never one that has been loaded.
  await page.goto(link, { waitUntil: 'commit' });
  await signInHere(there);
  await expectVisible(there, t('hand-over.take.done'));
  expect(await heading(there)).toBe('Diensthandy');
  expect(page.url()).not.toContain(code);
  const lines = sent.text().split('\n');
  const withCode = lines.filter((line) => line.includes(code));
  // In the body of the form that uses it up, and in no address or header.
  expect(withCode.length).toBeGreaterThan(0);
  expect(withCode.filter((line) => !new RegExp(`(^|&)code=${code}(&|$)`).test(line))).toEqual([]);
  await page.goto(link, { waitUntil: 'commit' });
  await expectVisible(there, t('refusal.hand-over-used'));
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
}, 120_000);
