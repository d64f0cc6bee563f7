// OpenVPN over TCP at a gateway: ordered on a page, told to the gateway, named by files once it is served, and ended again.
import { newSigningKey } from '../../src/agent/identity/agent-crypto';
import { gatewayPaths } from '../../src/domain/gateway-protocol';
import { issueCredential } from '../../src/usecases/issue-credential';
import { renewEnrolmentToken } from '../../src/usecases/renew-enrolment-token';
import { givenAccess } from '../support/given-access';
import { enrolmentOf, gatewayWith, type TestGateway } from '../support/test-gateway';
import { gatewayList, reportVersion, settingsIn, useGatewayPages } from '../support/gateway-pages';

const pages = useGatewayPages();
let nord: TestGateway;

beforeAll(async () => {
  nord = await pages().enrol('gateway-nord');
});

const show = (id: string): string => `${gatewayList}/${id}`;
const page = (id: string): string => `${show(id)}/tcp`;
const stored = (id: string) => pages().stored(id);
const shown = (address: string) => pages().shown(address);
const wanted = { offered: 'yes', port: '443', network4: '10.93.0.0/24', network6: '' };
const order = async (id: string, fields: Readonly<Record<string, string>> = wanted) =>
  pages().admin.submit(page(id), page(id), {
    seen: String((await stored(id)).openvpnTcpRevision),
    ...fields,
  });
const catchUp = async (gateway: TestGateway) => gateway.ack((await gateway.snapshot()).position);

describe('the page', () => {
  it('proposes port 443 and free networks as large as the others', async () => {
    const pools = await pages().portal.musterstadt.store.addresses.allPools();
    const text = await shown(page(nord.id));
    expect(text).toContain('name="port"');
    expect(text).toContain('value="443"');
    const [pool4] = pools.filter(({ protocol, family }) => protocol === 'openvpn' && family === 4);
    expect(text).toContain(pool4?.cidr);
    expect(text).toMatch(/name="network4"[^>]* value="10\.\d+\.\d+\.0\/24"/);
  });

  it.each<readonly [string, string, Readonly<Record<string, string>>]>([
    ['no choice', 'Wählen Sie einen der Vorschläge aus.', { offered: '' }],
    ['no port', 'Hier fehlt noch eine Angabe.', { port: '' }],
    ['a port of none', 'zu groß', { port: '70000' }],
    ['a network that is none', 'Das ist kein gültiges Netz.', { network4: 'viel' }],
    ['a network of another size', 'dieselbe Zahl hinter dem Schrägstrich', { network4: '10.93.0.0/25' }],
    ['a taken network', 'liegen schon andere Adressen', { network4: 'taken' }],
    ['IPv6 where IPv4 belongs', 'Das ist kein IPv4-Netz.', { network4: 'fd93::/64' }],
    ['IPv4 where IPv6 belongs', 'Das ist kein IPv6-Netz.', { network6: '10.94.0.0/24' }],
    ['ten thousand characters', 'Zeichen', { network4: '1'.repeat(10_000) }],
    ['markup', '&lt;script&gt;', { network4: '<script>alert(1)</script>' }],
  ])('loses nothing of what was typed with %s', async (_, sentence, change) => {
    const before = await stored(nord.id);
    const [pool] = (await pages().portal.musterstadt.store.addresses.allPools()).filter(
      ({ protocol, family }) => protocol === 'openvpn' && family === 4,
    );
    const typed = change['network4'] === 'taken' ? { network4: pool?.cidr ?? '' } : change;
    const answer = await order(nord.id, { ...wanted, port: '8443', ...typed });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(sentence);
    expect(answer.text).toContain('class="kern-error"');
    if (change['port'] === undefined) expect(answer.text).toContain('value="8443"');
    expect(answer.text).not.toContain('<script>alert');
    expect(await stored(nord.id)).toEqual(before);
  });

  it('speaks English too', async () => {
    const { portal } = pages();
    const other = await portal.signedIn(await portal.person(portal.musterstadt, 'Ina', 'it-admin'));
    other.agent.jar.setCookie('fernamt-language=en');
    expect((await other.agent.get(page(nord.id))).text).toContain('Over UDP and TCP');
  });
});

describe('a gateway', () => {
  it('is told, and files name the way once it has confirmed it', async () => {
    const { portal } = pages();
    const { holder, device, credential } = await givenAccess(portal, portal.musterstadt);
    let held = credential;
    const remotes = async (): Promise<readonly string[]> => {
      const asked = { deviceId: device.id, protocol: 'openvpn', replaces: held.id } as const;
      const { content } = await issueCredential(portal.ports, holder, asked);
      const all = await portal.musterstadt.store.credentials.ofDevice(device.id);
      held = all.find(({ state }) => state === 'active') ?? held;
      return content.split('\n').filter((line) => line.startsWith('remote '));
    };
    const udp = 'remote gateway-nord.example 1194 udp';
    await catchUp(nord);
    await reportVersion(nord, '1.2.0');

    const answer = await order(nord.id);
    expect(answer.headers['location']).toBe(show(nord.id));
    const text = await shown(show(nord.id));
    expect(text).toContain('gateway-nord.example, TCP-Port 443');
    expect(text).toContain('angeordnet, vom Gateway noch nicht bestätigt');
    expect(await remotes()).toEqual([udp]);

    const { changes, position } = await nord.snapshot();
    expect(settingsIn(changes).openvpn?.tcp).toEqual({
      port: 443,
      network4: '10.93.0.0/24',
      network6: null,
    });
    await nord.ack(position);
    expect(await shown(show(nord.id))).not.toContain('noch nicht bestätigt');
    expect(await remotes()).toEqual([udp, 'remote gateway-nord.example 443 tcp']);
    const events = await portal.musterstadt.store.audit.about([nord.id], 50);
    expect(JSON.stringify(events)).toContain('gateway.tcp-changed');
  });

  it('that says its second server does not run is not named, and the page says so', async () => {
    const { position } = await nord.snapshot();
    const failed = [{ revision: position.revision, id: 'gateway', reason: 'openvpn-tcp-not-running' }];
    await nord.ack(position, failed);
    expect(await shown(show(nord.id))).toContain('OpenVPN über TCP läuft nicht.');
    await nord.ack(position);
    expect(await shown(show(nord.id))).not.toContain('OpenVPN über TCP läuft nicht.');
  });

  it('is told nothing new where all was so already', async () => {
    const before = await stored(nord.id);
    expect((await order(nord.id)).status).toBe(303);
    expect(await shown(show(nord.id))).toContain('Es war schon alles so.');
    expect((await stored(nord.id)).revision).toBe(before.revision);
  });

  it('is changed by one of two at once, and the other is told', async () => {
    const { openvpnTcpRevision: seen } = await stored(nord.id);
    const answers = await Promise.all(
      ['8443', '9443'].map((port) => order(nord.id, { ...wanted, port, seen: String(seen) })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  });

  it('that is rebuilt has to confirm it anew', async () => {
    const { portal, wire } = pages();
    await catchUp(nord);
    const by = await portal.person(portal.musterstadt, 'Gabi', 'it-admin');
    const { token } = await renewEnrolmentToken(portal.ports, by, nord.id);
    const key = newSigningKey();
    const body = JSON.stringify({ ...enrolmentOf(token, key), agentVersion: '1.2.0' });
    await wire.send({ key, keyid: 'enrol' }, { method: 'POST', path: gatewayPaths.enrol, body });
    nord = gatewayWith({ portal, wire }, portal.musterstadt, { key, keyid: nord.id });
    expect(await shown(show(nord.id))).toContain('angeordnet, vom Gateway noch nicht bestätigt');
    await catchUp(nord);
    expect(await shown(show(nord.id))).not.toContain('noch nicht bestätigt');
  });

  it('with an old agent is said to be unreachable over TCP, and told once more after its update', async () => {
    await reportVersion(nord, '1.1.0');
    expect(await shown(show(nord.id))).toContain('denn sein Agent ist zu alt dafür');
    const { position } = await nord.snapshot();
    await nord.ack(position);
    await reportVersion(nord, '1.2.0');
    expect(await shown(show(nord.id))).toContain('angeordnet, vom Gateway noch nicht bestätigt');
    const { changes } = await nord.changes(position);
    expect(settingsIn(changes).openvpn?.tcp).toBeDefined();
    await reportVersion(nord, '1.2.0');
    expect((await nord.changes((await nord.snapshot()).position)).changes).toEqual([]);
    await catchUp(nord);
  });

  it('ends it when told so, whatever else stands in the form', async () => {
    const answer = await order(nord.id, { offered: 'no', port: 'egal', network4: '' });
    expect(answer.status).toBe(303);
    const text = await shown(show(nord.id));
    expect(text).toContain('OpenVPN über TCP wird beendet.');
    expect(text).toContain('nicht angeboten');
    expect(settingsIn((await nord.snapshot()).changes).openvpn?.tcp).toBeUndefined();
  });

  it('out of service is left alone', async () => {
    const { admin, enrol } = pages();
    const old = await enrol('gateway-alt');
    await admin.submit(`${show(old.id)}/remove`, `${show(old.id)}/remove`);
    expect((await admin.agent.get(page(old.id))).headers['location']).toBe(show(old.id));
    const answer = await admin.submit(`${gatewayList}/new`, page(old.id), { ...wanted, seen: '0' });
    expect(answer.headers['location']).toBe(show(old.id));
    expect((await stored(old.id)).openvpnTcp).toBeNull();
  });
});

describe('a new gateway', () => {
  const announce = async (name: string, host: string) => {
    const [group] = await pages().portal.musterstadt.store.groups.list();
    const fields = { name, host, group: group?.id ?? '', tcp: 'yes' };
    return pages().admin.submit(`${gatewayList}/new`, `${gatewayList}/new`, fields);
  };

  it('can be reached over TCP port 443 from the start', async () => {
    expect((await announce('gateway-süd', 'sued.example')).status).toBe(200);
    const gateways = await pages().portal.musterstadt.store.gateways.list();
    const gateway = gateways.find(({ name }) => name === 'gateway-süd');
    expect(gateway?.openvpnTcp).toMatchObject({ port: 443 });
    expect(await shown(show(gateway?.id ?? ''))).toContain('sobald das Gateway eingerichtet ist');
  });

  it('is refused where another on the same host has the port; nothing typed is lost', async () => {
    const answer = await announce('gateway-süd-2', 'sued.example');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('hat diesen TCP-Port schon');
    expect(answer.text).toContain('value="gateway-süd-2"');
    const gateways = await pages().portal.musterstadt.store.gateways.list();
    expect(gateways.some(({ name }) => name === 'gateway-süd-2')).toBe(false);
  });
});
