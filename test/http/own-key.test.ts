// Keys that people make themselves: pasted or uploaded, answered with a file that holds no private key.
import type { Response } from 'supertest';
import type { Device } from '../../src/domain/device';
import { decideWireguard } from '../../src/usecases/decide-wireguard';
import { employeeRoutes, visitor, withDevice, withFile, wordsOf, type Visitor } from '../support/employee';
import { newRequest, newWireguardKey } from '../support/own-keys';
import { startTime, usePortal } from '../support/portal';
import { readyGateway } from '../support/ready-gateway';
import { csrfTokenOn } from './support/app';

const portalOf = usePortal(employeeRoutes);
const town = () => portalOf().musterstadt;
const addressOf = ({ id }: Pick<Device, 'id'>) => `/t/musterstadt/access/devices/${id}/own-key`;

beforeAll(() => readyGateway(portalOf(), town()), 60_000);
afterEach(() => {
  portalOf().clock.now = startTime;
});

async function withOne(): Promise<Visitor & { readonly device: Device; readonly address: string }> {
  const anna = await visitor(portalOf());
  const device = await withDevice(portalOf(), anna.who);
  return { ...anna, device, address: addressOf(device) };
}

type Given = {
  readonly request?: string;
  readonly wireguardKey?: string;
  readonly replaces?: string;
  readonly file?: Buffer;
};

async function send({ browser }: Visitor, address: string, given: Given): Promise<Response> {
  const { request = '', wireguardKey = '', replaces = '', file } = given;
  const post = browser.agent
    .post(address)
    .field('_csrf', await csrfTokenOn(browser.agent, address))
    .field('request', request)
    .field('wireguardKey', wireguardKey)
    .field('replaces', replaces);
  return file === undefined ? post : post.attach('file', file, 'device.csr');
}

const statesOf = async ({ id }: Pick<Device, 'id'>) =>
  (await town().store.credentials.ofDevice(id)).map(({ protocol, state, keyOrigin }) => [
    protocol,
    state,
    keyOrigin,
  ]);

const derOf = (pem: string): Buffer => Buffer.from(pem.replace(/-----[^-]*-----|\s/g, ''), 'base64');

describe('a certificate request', () => {
  it.each([
    ['pasted', () => ({ request: newRequest() })],
    ['pasted with Windows line ends', () => ({ request: newRequest().replaceAll('\n', '\r\n') })],
    ['uploaded', () => ({ file: Buffer.from(newRequest()) })],
    ['uploaded as DER', () => ({ file: derOf(newRequest()) })],
  ])('%s yields a file without a private key', async (_, given) => {
    const anna = await withOne();
    const answer = await send(anna, anna.address, given());
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    const content = /<textarea[^>]*>\n?([\s\S]*?)<\/textarea>/.exec(answer.text)?.[1] ?? '';
    expect(content).toContain('&lt;cert&gt;');
    expect(content).not.toContain('PRIVATE KEY');
    expect(content).not.toContain('&lt;key&gt;');
    expect(await statesOf(anna.device)).toEqual([['openvpn', 'active', 'own']]);
  });

  it('replaces what the device had, and not what the page did not show', async () => {
    const anna = await visitor(portalOf());
    const { device, credential } = await withFile(portalOf(), anna.who);
    const address = addressOf(device);
    expect(wordsOf((await anna.browser.agent.get(address).expect(200)).text)).toContain(
      'Die bisherige Zugangsdatei endet dann sofort.',
    );
    const stale = await send(anna, address, { request: newRequest() });
    expect(stale.status).toBe(422);
    expect(await statesOf(device)).toEqual([['openvpn', 'active', 'server']]);
    const answer = await send(anna, address, { request: newRequest(), replaces: credential.id });
    expect(answer.status).toBe(200);
    expect((await statesOf(device)).toSorted()).toEqual([
      ['openvpn', 'active', 'own'],
      ['openvpn', 'revoked', 'server'],
    ]);
  });

  it('renews in the last weeks of a certificate: the one before goes on', async () => {
    const anna = await visitor(portalOf());
    const { device, credential } = await withFile(portalOf(), anna.who);
    const { knex, clock } = portalOf();
    const soon = new Date(clock.now.getTime() + 20 * 86_400_000).toISOString();
    await knex('credentials').where({ id: credential.id }).update({ not_after: soon });
    const answer = await send(anna, addressOf(device), { request: newRequest(), replaces: credential.id });
    expect(answer.status).toBe(200);
    expect((await statesOf(device)).map(([, state]) => state)).toEqual(['active', 'active']);
  });
});

describe('a WireGuard key', () => {
  it('yields a file that lacks one line, alone or beside a certificate', async () => {
    const anna = await withOne();
    const both = { request: newRequest(), wireguardKey: newWireguardKey() };
    const answer = await send(anna, anna.address, both);
    expect(answer.status).toBe(200);
    expect(answer.text.match(/<textarea/g)).toHaveLength(2);
    expect(answer.text).toContain('PresharedKey = ');
    expect(answer.text).not.toMatch(/PrivateKey = [A-Za-z0-9]/);
    expect((await statesOf(anna.device)).toSorted()).toEqual([
      ['openvpn', 'active', 'own'],
      ['wireguard', 'active', 'own'],
    ]);
  });

  it('is refused when it is a gateway’s own', async () => {
    const anna = await withOne();
    const [gateway] = await town().store.gateways.list();
    const answer = await send(anna, anna.address, { wireguardKey: gateway?.wireguardPublicKey ?? '' });
    expect(answer.status).toBe(422);
    expect(await statesOf(anna.device)).toEqual([]);
  });

  it('is not asked for where the municipality has not decided for WireGuard', async () => {
    const leader = await portalOf().person(town(), 'Ines Leitung', 'tenant-admin');
    const { wireguard } = await town().store.tenant.get();
    await decideWireguard(portalOf().ports, leader, null);
    const anna = await withOne();
    const { text } = await anna.browser.agent.get(anna.address).expect(200);
    expect(text).not.toContain('name="wireguardKey"');
    const answer = await send(anna, anna.address, { wireguardKey: newWireguardKey() });
    expect(answer.status).toBe(422);
    if (wireguard !== null) {
      const { decidedBy, reason, reviewOn } = wireguard;
      await decideWireguard(portalOf().ports, leader, { decidedBy, reason, reviewOn });
    }
  });
});

describe('what cannot be taken', () => {
  it.each([
    ['nothing', {}, 'Es fehlt ein Schlüssel.'],
    ['no request', { request: 'hallo' }, 'Das ist keine gültige Zertifikatsanforderung'],
    [
      'two requests',
      { request: `${newRequest()}${newRequest()}` },
      'Nach der Zertifikatsanforderung folgt noch etwas.',
    ],
    ['ten thousand characters', { request: 'x'.repeat(10_000) }, 'Die Zertifikatsanforderung ist zu groß.'],
    ['a key too short', { wireguardKey: 'AAAA' }, 'kein brauchbarer öffentlicher Schlüssel'],
    ['a key of small order', { wireguardKey: `${'A'.repeat(43)}=` }, 'kein brauchbarer öffentlicher'],
    ['a file too large', { file: Buffer.alloc(5000, 'x') }, 'Die Zertifikatsanforderung ist zu groß.'],
    ['text and file', { request: newRequest(), file: Buffer.from(newRequest()) }, 'nicht beides'],
  ])('is said, and nothing is stored: %s', async (_, given, sentence) => {
    const anna = await withOne();
    const answer = await send(anna, anna.address, given);
    expect(answer.status).toBe(422);
    expect(wordsOf(answer.text)).toContain(sentence);
    if ('request' in given && given.request.length < 2000)
      expect(answer.text).toContain(given.request.slice(0, 20));
    expect(await statesOf(anna.device)).toEqual([]);
  });

  it('is said of a key that was handed in before, by whomever', async () => {
    const [anna, berta] = [await withOne(), await withOne()];
    const request = newRequest();
    expect((await send(anna, anna.address, { request })).status).toBe(200);
    const answer = await send(berta, berta.address, { request });
    expect(answer.status).toBe(422);
    expect(await statesOf(berta.device)).toEqual([]);
  });

  it('is another’s device, and a device that is stopped', async () => {
    const [anna, berta] = [await withOne(), await withOne()];
    await berta.browser.agent.get(anna.address).expect(404);
    const token = await csrfTokenOn(berta.browser.agent, berta.address);
    await berta.browser.agent
      .post(anna.address)
      .field('_csrf', token)
      .field('request', newRequest())
      .expect(404);
    expect(await statesOf(anna.device)).toEqual([]);
    await town().store.devices.update({ ...anna.device, state: 'suspended' }, 'active');
    await anna.browser.agent.get(anna.address).expect(303);
  });
});
