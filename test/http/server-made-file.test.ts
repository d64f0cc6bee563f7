// The labelled way on which the server makes the key: only where the municipality has decided for it, handed out once in the
// answer of a POST, never by a GET, never twice, never to others.
import type { DeviceId } from '../../src/domain/ids';
import { auditRoutes } from '../../src/http/audit/routes';
import { peopleRoutes } from '../../src/http/people/routes';
import { usePortal } from '../support/portal';
import { readyGateway } from '../support/ready-gateway';
import { employeeRoutes, visitor, withDevice, wordsOf, type Visitor } from '../support/employee';

const portalOf = usePortal((ports) => [
  ...employeeRoutes(ports),
  ...peopleRoutes(ports),
  ...auditRoutes(ports),
]);

beforeAll(async () => {
  await readyGateway(portalOf(), portalOf().musterstadt);
});

const credentialsOf = (id: DeviceId) => portalOf().musterstadt.store.credentials.ofDevice(id);

async function holder(system: 'windows' | 'android' = 'windows') {
  const portal = portalOf();
  const anna = await visitor(portal);
  const device = await withDevice(portal, anna.who, { system });
  return { ...anna, device, page: `/t/musterstadt/access/devices/${device.id}` };
}

const make = ({ browser, page }: Visitor & { readonly page: string }, protocol: string, replaces = '') =>
  browser.submit(page, `${page}/server-file`, { protocol, replaces, renews: '' });

async function withoutServerKeys(work: () => Promise<void>): Promise<void> {
  const { store } = portalOf().musterstadt;
  const tenant = await store.tenant.get();
  await store.tenant.update({ ...tenant, serverKeys: null });
  await work();
  await store.tenant.update(tenant);
}

/** The file as the browser would save it from the link. */
function savedFrom(html: string): { readonly name: string; readonly content: string } {
  const link = /href="data:[\w./-]+;base64,([A-Za-z0-9+/=]+)" download="([^"]+)"/.exec(html);
  return { name: link?.[2] ?? '', content: Buffer.from(link?.[1] ?? '', 'base64').toString('utf8') };
}

it('is not there unless the municipality has decided for it: no link, no page, no file', async () => {
  const anna = await holder();
  const link = `href="${anna.page}/server-file"`;
  expect((await anna.browser.agent.get(`${anna.page}/file`)).text).toContain(link);
  await withoutServerKeys(async () => {
    expect((await anna.browser.agent.get(`${anna.page}/file`)).text).not.toContain(link);
    const { text } = await anna.browser.agent.get(`${anna.page}/server-file`).expect(403);
    expect(wordsOf(text)).toContain('Ihre Verwaltung lässt nicht zu, dass der Server Schlüssel erstellt.');
    expect((await make(anna, 'openvpn')).status).toBe(403);
  });
  expect(await credentialsOf(anna.device.id)).toEqual([]);
});

it('says before and after that the server makes the key, and so does the audit log', async () => {
  const portal = portalOf();
  const anna = await holder();
  const asked = wordsOf((await anna.browser.agent.get(`${anna.page}/server-file`).expect(200)).text);
  expect(asked).toContain('Der Schlüssel wird auf dem Server erzeugt.');
  const answer = await make(anna, 'openvpn');
  expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
  expect(wordsOf(answer.text)).toContain('Der Schlüssel dieser Datei wurde auf dem Server erzeugt.');
  const { name, content } = savedFrom(answer.text);
  expect(name).toMatch(/^vpn-musterstadt-[a-z2-7]{4}\.ovpn$/);
  expect(content).toContain('-----BEGIN PRIVATE KEY-----');
  expect(await credentialsOf(anna.device.id)).toMatchObject([{ keyOrigin: 'server', state: 'active' }]);
  const staff = await portal.signedIn(
    await portal.person(portal.musterstadt, 'Rita', 'auditor', 'it-admin', 'dpo'),
  );
  const log = wordsOf((await staff.agent.get('/t/musterstadt/audit').expect(200)).text);
  expect(log).toContain('Schlüssel auf dem Server entstanden');
  const device = wordsOf((await staff.agent.get(anna.page.replace('/access/', '/people/')).expect(200)).text);
  expect(device).toContain('Schlüssel entstanden auf dem Server');
});

it('comes for WireGuard with a QR code, and is nowhere afterwards', async () => {
  const anna = await holder('android');
  const answer = await make(anna, 'wireguard');
  expect(answer.text).toMatch(
    /<img class="qr-code" src="data:image\/png;base64,[^"]+" alt="QR-Code mit dem Inhalt der Zugangsdatei"/,
  );
  const key = /PrivateKey = (\S+)/.exec(savedFrom(answer.text).content)?.[1] ?? 'no key';
  for (const path of [anna.page, `${anna.page}/server-file`, '/t/musterstadt/access'])
    expect((await anna.browser.agent.get(path).expect(200)).text).not.toContain(key);
  expect(JSON.stringify(await credentialsOf(anna.device.id))).not.toContain(key);
});

it('is made once by two clicks, and the second answer leads on', async () => {
  const anna = await holder();
  await make(anna, 'openvpn');
  const answer = await make(anna, 'openvpn');
  expect(answer.status).toBe(409);
  expect(wordsOf(answer.text)).toContain('Es wurde nichts geändert: Die zuletzt erstellte Datei gilt.');
  expect(answer.text).not.toContain('data:');
  expect(await credentialsOf(anna.device.id)).toMatchObject([{ state: 'active' }]);
});

it.each([
  { protocol: 'ipsec' },
  { protocol: '' },
  { replaces: 'x'.repeat(65) },
  { renews: 'x'.repeat(10_000) },
])('takes no %j', async (change) => {
  const anna = await holder();
  const answer = await anna.browser.submit(anna.page, `${anna.page}/server-file`, {
    protocol: 'openvpn',
    replaces: '',
    renews: '',
    ...change,
  });
  expect(answer.status).toBe(400);
  expect(await credentialsOf(anna.device.id)).toEqual([]);
});

it('is not made by a GET, nor by or for others', async () => {
  const [anna, eve] = [await holder(), await holder()];
  await anna.browser.agent.get(`${anna.page}/server-file`).expect(200);
  await eve.browser.agent.get(`${anna.page}/server-file`).expect(404);
  const answer = await eve.browser.submit(eve.page, `${anna.page}/server-file`, {
    protocol: 'openvpn',
    replaces: '',
    renews: '',
  });
  expect(answer.status).toBe(404);
  expect(await credentialsOf(anna.device.id)).toEqual([]);
});
