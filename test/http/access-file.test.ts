// The access file over HTTP: handed out once in the answer of a POST, never by a GET, never twice, never to others.
import { X509Certificate } from 'node:crypto';
import type { DeviceId } from '../../src/domain/ids';
import { suspendGrant } from '../../src/usecases/suspend-grant';
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

async function holder(system: 'windows' | 'android' | 'linux' = 'windows') {
  const portal = portalOf();
  const anna = await visitor(portal);
  const device = await withDevice(portal, anna.who, { system });
  return { ...anna, device, page: pageOf(device.id) };
}

const make = ({ browser, page }: Visitor & { readonly page: string }, protocol: string, replaces = '') =>
  browser.submit(page, `${page}/file`, { protocol, replaces });

/** The file as the browser would save it from the link. */
function savedFrom(html: string): { readonly name: string; readonly content: string } {
  const link = /href="data:[\w./-]+;base64,([A-Za-z0-9+/=]+)" download="([^"]+)"/.exec(html);
  return { name: link?.[2] ?? '', content: Buffer.from(link?.[1] ?? '', 'base64').toString('utf8') };
}

describe('the first file', () => {
  it('comes as an OpenVPN file by a link that works without JavaScript, and is not stored on the way', async () => {
    const anna = await holder();
    const answer = await make(anna, 'openvpn');
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    const { name, content } = savedFrom(answer.text);
    const [credential] = await credentialsOf(anna.device.id);
    expect(name).toMatch(/^vpn-musterstadt-[a-z2-7]{4}\.ovpn$/);
    expect(content).toContain('remote gateway-nord.example 1194 udp');
    const certificate = new X509Certificate(/<cert>\n([\s\S]*?)<\/cert>/.exec(content)?.[1] ?? '');
    expect(certificate.subject).toBe(`CN=${credential?.id}`);
    expect(credential).toMatchObject({ state: 'active', protocol: 'openvpn' });
    expect(answer.text).not.toContain('class="qr-code"');
    const words = wordsOf(answer.text);
    expect(words).toContain('Sie sehen diese Datei nur jetzt. Wir speichern sie nicht');
    expect(words).toContain('In dieser Fassung des Portals entsteht er auf dem Server');
    expect(words).toContain('OpenVPN GUI: Klicken Sie rechts unten');
    expect(words).toContain('Löschen Sie die Datei nach dem Einlesen');
  });

  it('comes as a WireGuard file with QR code, text alternative and a field to copy from', async () => {
    const anna = await holder('android');
    expect((await anna.browser.agent.get(`${anna.page}?vpn=wireguard`)).text).toContain(
      'name="protocol" value="wireguard"',
    );
    const answer = await make(anna, 'wireguard');
    const { name, content } = savedFrom(answer.text);
    expect(name).toMatch(/^vpn-[a-z0-9-]+\.conf$/);
    expect(content).toMatch(/^\[Interface\]\nPrivateKey = [A-Za-z0-9+/]{43}=\n/);
    expect(answer.text).toMatch(
      /<img class="qr-code" src="data:image\/png;base64,[^"]+" alt="QR-Code mit dem Inhalt der Zugangsdatei"/,
    );
    expect(answer.text).toMatch(/<textarea[^>]*readonly[^>]*>\n\[Interface\]/);
    expect(wordsOf(answer.text)).toContain(
      'in der WireGuard-App („+“, dann „QR-Code scannen“), nicht mit der Kamera',
    );
  });

  it('is nowhere afterwards: not on any page, not in the database', async () => {
    const anna = await holder('linux');
    const { content } = savedFrom((await make(anna, 'wireguard')).text);
    const key = /PrivateKey = (\S+)/.exec(content)?.[1] ?? 'no key';
    for (const path of [anna.page, `${anna.page}/file`, '/t/musterstadt/access', '/t/musterstadt/start']) {
      expect((await anna.browser.agent.get(path).expect(200)).text).not.toContain(key);
    }
    expect(JSON.stringify(await credentialsOf(anna.device.id))).not.toContain(key);
  });

  it('is not made by a GET', async () => {
    const anna = await holder();
    await anna.browser.agent.get(`${anna.page}/file`).expect(303).expect('Location', anna.page);
    expect(await credentialsOf(anna.device.id)).toEqual([]);
  });

  it.each([{ protocol: 'ipsec' }, { protocol: '' }, { replaces: 'x'.repeat(65) }])(
    'takes no %j',
    async (change) => {
      const anna = await holder();
      const answer = await anna.browser.submit(anna.page, `${anna.page}/file`, {
        protocol: 'openvpn',
        replaces: '',
        ...change,
      });
      expect(answer.status).toBe(400);
      expect(await credentialsOf(anna.device.id)).toEqual([]);
    },
  );
});

describe('a second click', () => {
  it('voids nothing and says so, with a way to the device and one to a new file', async () => {
    const anna = await holder();
    await make(anna, 'openvpn');
    const answer = await make(anna, 'openvpn');
    expect(answer.status).toBe(409);
    const words = wordsOf(answer.text);
    expect(words).toContain('Die Zugangsdatei wurde schon erstellt.');
    expect(words).toContain('Es wurde nichts geändert: Die zuletzt erstellte Datei gilt.');
    expect(answer.text).toContain(`href="${anna.page}/file"`);
    expect(answer.text).not.toContain('data:');
    expect(await credentialsOf(anna.device.id)).toMatchObject([{ state: 'active' }]);
  });

  it('at the same moment makes one file', async () => {
    const anna = await holder();
    const token = /name="_csrf" value="([^"]+)"/.exec((await anna.browser.agent.get(anna.page)).text)?.[1];
    const post = () =>
      anna.browser.agent
        .post(`${anna.page}/file`)
        .type('form')
        .send({ protocol: 'openvpn', replaces: '', _csrf: token });
    const statuses = (await Promise.all([post(), post()])).map(({ status }) => status);
    const live = (await credentialsOf(anna.device.id)).filter(({ state }) => state === 'active');
    expect(statuses).toContain(200);
    expect(live).toHaveLength(statuses.filter((status) => status === 200).length);
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
    expect(shown.text).not.toContain('name="replaces"');
    const asked = await anna.browser.agent.get(`${page}/file`).expect(200);
    expect(wordsOf(asked.text)).toContain('Das lässt sich nicht rückgängig machen.');
    expect(asked.text).toContain(`name="replaces" value="${credential.id}"`);
    const answer = await make({ ...anna, page }, 'wireguard', credential.id);
    expect(answer.status).toBe(200);
    // Made at the same moment of this clock, they come in any order.
    const both = (await credentialsOf(device.id)).toSorted((one, other) =>
      one.state.localeCompare(other.state),
    );
    expect(both).toMatchObject([{ state: 'active', protocol: 'wireguard' }, { state: 'revoked' }]);
    expect(wordsOf((await anna.browser.agent.get(page)).text)).toContain('Frühere Zugangsdatei veranlasst');
    await gateway.confirm();
    expect(wordsOf((await anna.browser.agent.get(page)).text)).not.toContain('Frühere Zugangsdatei');
  });

  it('is not replaced from a page that is out of date, nor in another device’s name', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    const { device, credential } = await withFile(portal, anna.who);
    const page = pageOf(device.id);
    await make({ ...anna, page }, 'openvpn', credential.id);
    expect((await make({ ...anna, page }, 'openvpn', credential.id)).status).toBe(409);
    const eve = await holder();
    expect((await make(eve, 'openvpn', credential.id)).status).toBe(409);
    expect(await credentialsOf(eve.device.id)).toEqual([]);
  });
});

describe('no file', () => {
  it('while the access is suspended', async () => {
    const portal = portalOf();
    const anna = await holder();
    await suspendGrant(portal.ports, await portal.person(portal.musterstadt, 'Ingo', 'it-admin'), {
      id: anna.device.grantId,
      reason: 'Klärung',
    });
    expect((await anna.browser.agent.get(anna.page)).text).not.toContain('name="replaces"');
    const answer = await anna.browser.submit('/t/musterstadt/start', `${anna.page}/file`, {
      protocol: 'openvpn',
      replaces: '',
    });
    expect(answer.headers['location']).toBe(anna.page);
    expect(wordsOf((await anna.browser.agent.get(anna.page)).text)).toContain(
      'Ihr Zugang ist vorübergehend gesperrt. Den Grund erfahren Sie beim Benutzerservice.',
    );
    expect(await credentialsOf(anna.device.id)).toEqual([]);
  });

  it('where no gateway stands ready', async () => {
    const portal = portalOf();
    const anna = await visitor(portal, portal.nebendorf);
    const device = await withDevice(portal, anna.who);
    const page = `/t/nebendorf/access/devices/${device.id}`;
    expect(wordsOf((await anna.browser.agent.get(page)).text)).toContain('noch kein Gateway in Betrieb');
    await anna.browser.submit(page, `${page}/file`, { protocol: 'openvpn', replaces: '' });
    expect(wordsOf((await anna.browser.agent.get(page)).text)).toContain(
      'Ihre Verwaltung hat noch kein Gateway in Betrieb. Es wurde nichts erstellt',
    );
  });
});
