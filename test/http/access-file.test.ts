// The access file over HTTP: the page makes the key with its own modules and hands in the public part; refusals, and what
// becomes of files that are saved, or never will be.
import { X509Certificate } from 'node:crypto';
import { makeFiles, type PublicParts, type Wish } from '../../src/browser/access-file/make-files';
import type { DeviceId } from '../../src/domain/ids';
import { suspendGrant } from '../../src/usecases/suspend-grant';
import { newRequest, newWireguardKey } from '../support/own-keys';
import { usePortal } from '../support/portal';
import { readyGateway, type ReadyGateway } from '../support/ready-gateway';
import { employeeRoutes, visitor, withDevice, withFile, wordsOf, type Visitor } from '../support/employee';

const portalOf = usePortal(employeeRoutes);
let gateway: ReadyGateway;

beforeAll(async () => {
  gateway = await readyGateway(portalOf(), portalOf().musterstadt);
});

const pageOf = (id: string): string => `/t/musterstadt/access/devices/${id}`;
const credentialsOf = (id: DeviceId) => portalOf().musterstadt.store.credentials.ofDevice(id);

type Holder = Visitor & { readonly page: string };

async function holder(system: 'windows' | 'android' | 'linux' = 'windows') {
  const portal = portalOf();
  const anna = await visitor(portal);
  const device = await withDevice(portal, anna.who, { system });
  return { ...anna, device, page: pageOf(device.id) };
}

type Sent = PublicParts & { readonly replaces?: string; readonly renews?: string };

const handIn = ({ browser, page }: Holder, parts: Sent, from = `${page}/file`) =>
  browser.submit(from, `${page}/keys`, { replaces: '', ...parts });

/** As the script does it. */
const make = (who: Holder, wish: Wish, replaces = '') =>
  makeFiles(wish, async (parts) => (await handIn(who, { ...parts, replaces })).body);

const tell = ({ browser, page }: Holder, what: 'file-saved' | 'file-unsaved', token: string) =>
  browser.submit(page.replace(/[^/]+\/[^/]+$/, ''), `${page}/${what}`, { token });

describe('the page', () => {
  it('says that the key stays on the device, holds the way for the script, and no key', async () => {
    const anna = await holder();
    expect((await anna.browser.agent.get(anna.page)).text).toContain(`href="${anna.page}/file?vpn=openvpn"`);
    const { text } = await anna.browser.agent.get(`${anna.page}/file`).expect(200);
    expect(wordsOf(text)).toContain('Der Schlüssel entsteht in diesem Browser und bleibt auf Ihrem Gerät.');
    expect(text).toContain(`action="${anna.page}/keys"`);
    expect(text).toContain('src="/assets/scripts/make-file.js"');
    expect(wordsOf(text)).toContain('Hier fehlt JavaScript.');
    expect(text).toMatch(/value="openvpn" checked/);
    expect(text).not.toMatch(/BEGIN|PrivateKey/);
    expect(await credentialsOf(anna.device.id)).toEqual([]);
  });

  it('offers a code where a telephone could read one', async () => {
    const [phone, computer] = [await holder('android'), await holder()];
    expect((await phone.browser.agent.get(`${phone.page}/file?vpn=wireguard`)).text).toContain(
      'aria-label="QR-Code mit dem Inhalt der Zugangsdatei"',
    );
    expect((await computer.browser.agent.get(`${computer.page}/file`)).text).not.toContain('<canvas');
  });
});

describe('the first file', () => {
  it('is put together in the page, for OpenVPN', async () => {
    const anna = await holder();
    const [file] = await make(anna, 'openvpn');
    const [credential] = await credentialsOf(anna.device.id);
    expect(file?.fileName).toMatch(/^vpn-musterstadt-[a-z2-7]{4}\.ovpn$/);
    expect(file?.content).toContain('remote gateway-nord.example 1194 udp');
    const certificate = new X509Certificate(
      /<cert>\n([\s\S]*?)<\/cert>/.exec(file?.content ?? '')?.[1] ?? '',
    );
    expect(certificate.subject).toBe(`CN=${credential?.id}`);
    expect(credential).toMatchObject({ state: 'active', protocol: 'openvpn', keyOrigin: 'page' });
  });

  it('is put together in the page, for WireGuard', async () => {
    const [file] = await make(await holder('android'), 'wireguard');
    expect(file?.fileName).toMatch(/^vpn-[a-z0-9-]+\.conf$/);
    expect(file?.content).toMatch(/^\[Interface\]\nPrivateKey = [A-Za-z0-9+/]{43}=\n/);
  });

  it('are two, where both are wanted; the page of the device shows both, for one place', async () => {
    const anna = await holder();
    expect((await make(anna, 'both')).map(({ protocol }) => protocol)).toEqual(['openvpn', 'wireguard']);
    const words = wordsOf((await anna.browser.agent.get(anna.page)).text);
    expect(words).toContain('je eine Datei für OpenVPN und für WireGuard');
    expect((await anna.browser.agent.get(`${anna.page}/file`)).text).toMatch(/value="both" checked/);
  });

  it('comes in an answer that is not stored, and of which no page is left', async () => {
    const anna = await holder();
    const answer = await handIn(anna, { wireguardKey: newWireguardKey() });
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    const psk: string = answer.body.files[0].file.client.presharedKey;
    for (const path of [anna.page, `${anna.page}/file`, '/t/musterstadt/access', '/t/musterstadt/start'])
      expect((await anna.browser.agent.get(path).expect(200)).text).not.toContain(psk);
  });
});

describe('nothing is made', () => {
  const aRequest = newRequest();

  it.each([
    ['no key', {}, 400],
    ['a request that is none', { request: 'x' }, 400],
    ['10,000 characters', { request: 'x'.repeat(10_000) }, 400],
    ['100,000 characters', { request: 'x'.repeat(100_000) }, 413],
    ['a key too long', { wireguardKey: 'x'.repeat(10_000) }, 400],
    ['a private key in place of a public one', { wireguardKey: 'x'.repeat(44) }, 400],
    ['a page that is out of date', { request: aRequest, replaces: 'a'.repeat(26) }, 409],
    ['an id too long', { request: aRequest, replaces: 'x'.repeat(65) }, 400],
    ['a renewal of nothing', { request: aRequest, renews: 'a'.repeat(26) }, 409],
  ])('of %s, and a script reads why', async (_, fields, status) => {
    const anna = await holder();
    const token = /name="_csrf" value="([^"]+)"/.exec(
      (await anna.browser.agent.get(`${anna.page}/file`)).text,
    )?.[1];
    const answer = await anna.browser.agent
      .post(`${anna.page}/keys`)
      .set('accept', 'application/json')
      .type('form')
      .send({ replaces: '', ...fields, _csrf: token });
    expect(answer.status).toBe(status);
    expect(answer.body.text).toMatch(/\.$/);
    expect(answer.body.files).toBeUndefined();
    expect(await credentialsOf(anna.device.id)).toEqual([]);
  });

  it('of a key that was seen before, in whatever municipality', async () => {
    const [first, second] = [await holder(), await holder()];
    const request = newRequest();
    expect((await handIn(first, { request })).status).toBe(200);
    expect((await handIn(second, { request })).status).toBe(409);
    expect(await credentialsOf(second.device.id)).toEqual([]);
  });

  it('for others: another person, IT, another municipality, without a token', async () => {
    const anna = await holder();
    const portal = portalOf();
    const others = [
      await visitor(portal),
      { browser: await portal.signedIn(await portal.person(portal.musterstadt, 'Ingo', 'it-admin')) },
    ];
    for (const { browser } of others) {
      const answer = await browser.submit('/t/musterstadt/access', `${anna.page}/keys`, {
        request: newRequest(),
      });
      expect(answer.status).toBe(404);
      await browser.agent.get(`${anna.page}/file`).expect(404);
    }
    const neighbour = await visitor(portal, portal.nebendorf);
    const elsewhere = `/t/nebendorf/access/devices/${anna.device.id}`;
    const answer = await neighbour.browser.submit('/t/nebendorf/access', `${elsewhere}/keys`, {
      request: newRequest(),
    });
    expect(answer.status).toBe(404);
    await anna.browser.agent
      .post(`${anna.page}/keys`)
      .type('form')
      .send({ request: newRequest() })
      .expect(403);
    expect(await credentialsOf(anna.device.id)).toEqual([]);
  });

  it('for a kind of VPN that is not offered', async () => {
    const portal = portalOf();
    const tenant = await portal.musterstadt.store.tenant.get();
    const anna = await holder();
    await portal.musterstadt.store.tenant.update({ ...tenant, wireguard: null });
    const answer = await handIn(anna, { wireguardKey: newWireguardKey(), request: newRequest() });
    expect((await anna.browser.agent.get(`${anna.page}/file`)).text).not.toContain('WireGuard');
    await portal.musterstadt.store.tenant.update(tenant);
    expect(answer.status).toBe(400);
    expect(await credentialsOf(anna.device.id)).toEqual([]);
  });

  it('while the access is suspended', async () => {
    const portal = portalOf();
    const anna = await holder();
    await suspendGrant(portal.ports, await portal.person(portal.musterstadt, 'Ingo', 'it-admin'), {
      id: anna.device.grantId,
      reason: 'Klärung',
    });
    await anna.browser.agent.get(`${anna.page}/file`).expect(303).expect('Location', anna.page);
    expect((await handIn(anna, { request: newRequest() }, '/t/musterstadt/start')).status).toBe(409);
    expect(await credentialsOf(anna.device.id)).toEqual([]);
  });

  it('where no gateway stands ready', async () => {
    const portal = portalOf();
    const anna = await visitor(portal, portal.nebendorf);
    const device = await withDevice(portal, anna.who);
    const page = `/t/nebendorf/access/devices/${device.id}`;
    expect(wordsOf((await anna.browser.agent.get(page)).text)).toContain('noch kein Gateway in Betrieb');
    const answer = await handIn({ ...anna, page }, { request: newRequest() }, page);
    expect(answer.status).toBe(503);
  });

  it('twice by two clicks, be they at the same moment', async () => {
    const anna = await holder();
    const statuses = await Promise.all(
      [newRequest(), newRequest()].map(async (request) => (await handIn(anna, { request })).status),
    );
    expect(statuses.toSorted()).toEqual([200, 409]);
    expect((await handIn(anna, { request: newRequest() })).status).toBe(409);
    expect((await credentialsOf(anna.device.id)).filter(({ state }) => state === 'active')).toHaveLength(1);
  });
});

describe('a lost file', () => {
  it('is replaced after a question that names the consequence; the old one ends', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    const { device, credential } = await withFile(portal, anna.who);
    const page = pageOf(device.id);
    const shown = await anna.browser.agent.get(page);
    expect(wordsOf(shown.text)).toContain(
      'Datei verloren? Erstellen Sie eine neue. Die bisherige gilt dann nicht mehr',
    );
    const asked = await anna.browser.agent.get(`${page}/file`).expect(200);
    expect(wordsOf(asked.text)).toContain('Das lässt sich nicht rückgängig machen.');
    expect(asked.text).toContain(`name="replaces" value="${credential.id}"`);
    await make({ ...anna, page }, 'wireguard', credential.id);
    // Made at the same moment of this clock, they come in any order.
    const both = (await credentialsOf(device.id)).toSorted((one, other) =>
      one.state.localeCompare(other.state),
    );
    expect(both).toMatchObject([{ state: 'active', protocol: 'wireguard' }, { state: 'revoked' }]);
    expect(wordsOf((await anna.browser.agent.get(page)).text)).toContain('Frühere Zugangsdatei veranlasst');
    await gateway.confirm();
    expect(wordsOf((await anna.browser.agent.get(page)).text)).not.toContain('Frühere Zugangsdatei');
  });

  it('is not replaced in another device’s name', async () => {
    const portal = portalOf();
    const { credential } = await withFile(portal, (await visitor(portal)).who);
    const eve = await holder();
    expect((await handIn(eve, { request: newRequest(), replaces: credential.id })).status).toBe(409);
    expect(await credentialsOf(eve.device.id)).toEqual([]);
  });
});

describe('a file that was not saved', () => {
  const states = async (id: DeviceId) => (await credentialsOf(id)).map(({ state }) => state);

  it('ends when the page is left, may be said twice, and can be made anew as a first one', async () => {
    const anna = await holder();
    const [file] = await make(anna, 'openvpn');
    for (const status of [204, 204])
      expect((await tell(anna, 'file-unsaved', file?.handOut ?? '')).status).toBe(status);
    expect(await states(anna.device.id)).toEqual(['revoked']);
    expect((await anna.browser.agent.get(`${anna.page}/file`)).text).toContain('name="replaces" value=""');
    await make(anna, 'openvpn');
    expect((await states(anna.device.id)).toSorted()).toEqual(['active', 'revoked']);
  });

  it('ends alone, where the other one of the two was saved', async () => {
    const anna = await holder();
    const [openvpn, wireguard] = await make(anna, 'both');
    await tell(anna, 'file-saved', openvpn?.handOut ?? '');
    await tell(anna, 'file-unsaved', wireguard?.handOut ?? '');
    const kept = (await credentialsOf(anna.device.id)).filter(({ state }) => state === 'active');
    expect(kept).toMatchObject([{ protocol: 'openvpn' }]);
  });

  it.each(['it was saved', 'it has connected', 'an hour has passed'])('goes on once %s', async (what) => {
    const portal = portalOf();
    const anna = await holder();
    const [file] = await make(anna, 'openvpn');
    const token = file?.handOut ?? '';
    const [credential] = await credentialsOf(anna.device.id);
    const before = portal.clock.now;
    if (what === 'it was saved') await tell(anna, 'file-saved', token);
    if (what === 'it has connected' && credential !== undefined)
      await portal.musterstadt.store.credentials.markConnected(credential.gatewayGroupId, [credential.id]);
    // The session itself lasts no hour without use.
    const from = before.getTime();
    if (what === 'an hour has passed')
      for (const minutes of [20, 40, 61]) {
        portal.clock.now = new Date(from + minutes * 60_000);
        await anna.browser.agent.get(anna.page);
      }
    const answer = await tell(anna, 'file-unsaved', token);
    portal.clock.now = before;
    expect(answer.status).toBe(410);
    expect(await states(anna.device.id)).toEqual(['active']);
  });

  it('is nobody else’s to end: by another person, in another device’s name, by no token', async () => {
    const [anna, eve] = [await holder(), await holder()];
    const [file] = await make(anna, 'openvpn');
    const token = file?.handOut ?? '';
    expect((await tell({ ...eve, page: anna.page }, 'file-unsaved', token)).status).toBe(404);
    expect((await tell({ ...eve, page: anna.page }, 'file-saved', token)).status).toBe(404);
    expect((await tell(eve, 'file-unsaved', token)).status).toBe(410);
    for (const wrong of ['', 'a'.repeat(26), 'x'.repeat(10_000)])
      expect((await tell(anna, 'file-unsaved', wrong)).status).toBe(410);
    await anna.browser.agent.post(`${anna.page}/file-unsaved`).type('form').send({ token }).expect(403);
    expect(await states(anna.device.id)).toEqual(['active']);
    expect(await credentialsOf(eve.device.id)).toEqual([]);
  });
});
