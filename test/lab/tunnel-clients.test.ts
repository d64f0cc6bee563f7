// Proves that the lab's clients tell a tunnel that stands from one that does not, against plain servers without Fernamt.
// Needs: wireguard, openvpn, network-tools, network-namespaces
import { mustRun } from '../support/child-process';
import { createNetwork, type Network } from './support/network';
import { startOpenvpn } from './support/openvpn-client';
import { answers, untilAnswers } from './support/ping';
import { startWireguard } from './support/wireguard-client';

let network: Network;

beforeAll(async () => {
  network = await createNetwork({ clients: 1 });
  await network.nameHosts({ 'vpn.example': network.gateway.address4 });
}, 60_000);

afterAll(() => network.stop());

function client(): Network['gateway'] {
  const [first] = network.clients;
  if (first === undefined) throw new Error('no client');
  return first;
}

async function wireguardKeys(): Promise<{ readonly secret: string; readonly open: string }> {
  const secret = (await mustRun(['wg', 'genkey'])).trim();
  return { secret, open: (await mustRun(['wg', 'pubkey'], { input: secret })).trim() };
}

it('WireGuard: everything goes through the tunnel until the peer is removed', async () => {
  const [server, person] = await Promise.all([wireguardKeys(), wireguardKeys()]);
  const serverFile = [
    '[Interface]',
    `PrivateKey = ${server.secret}`,
    'ListenPort = 51820',
    'Address = 10.9.0.1/24, fd09::1/64',
    '[Peer]',
    `PublicKey = ${person.open}`,
    'AllowedIPs = 10.9.0.2/32, fd09::2/128',
  ];
  const clientFile = [
    '[Interface]',
    `PrivateKey = ${person.secret}`,
    'Address = 10.9.0.2/32, fd09::2/128',
    'DNS = 10.77.0.53',
    'MTU = 1280',
    '[Peer]',
    `PublicKey = ${server.open}`,
    'Endpoint = vpn.example:51820',
    'AllowedIPs = 0.0.0.0/0, ::/0',
  ];
  const gateway = await startWireguard(network.gateway, 'server.conf', `${serverFile.join('\n')}\n`);
  const tunnel = await startWireguard(client(), 'vpn-muster-7f3c.conf', `${clientFile.join('\r\n')}\r\n`);
  await untilAnswers(client(), '10.9.0.1');
  expect(await answers(client(), 'fd09::1')).toBe(true);
  expect(await answers(client(), network.office.address4)).toBe(false);
  expect(await tunnel.latestHandshake()).toBeGreaterThan(0);
  await network.gateway.mustExec(['wg', 'set', 'server', 'peer', person.open, 'remove']);
  expect(await answers(client(), '10.9.0.1')).toBe(false);
  await tunnel.stop();
  await gateway.stop();
}, 60_000);

async function certificate(name: string): Promise<{ readonly pem: string; readonly fingerprint: string }> {
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', '-'];
  const pem = await mustRun(['openssl', 'req', '-x509', ...newKey, '-subj', `/CN=${name}`, '-days', '2']);
  const shown = await mustRun(['openssl', 'x509', '-noout', '-fingerprint', '-sha256'], { input: pem });
  return { pem, fingerprint: shown.trim().replace(/^.*=/, '') };
}

function inline({ pem }: { readonly pem: string }, otherFingerprint: string): string {
  const [key = '', cert = ''] = pem.match(/-----BEGIN[^]*?-----END[^\n]+\n/g) ?? [];
  return `<cert>\n${cert}</cert>\n<key>\n${key}</key>\n<peer-fingerprint>\n${otherFingerprint}\n</peer-fingerprint>\n`;
}

it('OpenVPN: a known certificate is let in, a foreign one is refused', async () => {
  const [server, person, foreign] = await Promise.all(['server', 'person', 'foreign'].map(certificate));
  if (!server || !person || !foreign) throw new Error('no certificates');
  const serverFile = `dev tun\nproto udp\nport 1194\ntopology subnet\nserver 10.8.0.0 255.255.255.0\ndh none\n`;
  await network.gateway.mustExec(['tee', '/etc/openvpn/lab.conf'], {
    input: serverFile + inline(server, person.fingerprint),
  });
  const clientFile = 'client\ndev tun\nproto udp\nremote vpn.example 1194\nnobind\n';
  const gateway = await network.gateway.spawn(['openvpn', '--config', '/etc/openvpn/lab.conf']);
  await gateway.waitFor(/Initialization Sequence Completed/, 10_000);
  const tunnel = await startOpenvpn(client(), 'vpn.ovpn', clientFile + inline(person, server.fingerprint));
  expect({ outcome: await tunnel.outcome(), refusals: tunnel.refusals() }).toEqual({
    outcome: 'connected',
    refusals: [],
  });
  expect(await answers(client(), '10.8.0.1')).toBe(true);
  await tunnel.stop();
  const intruder = await startOpenvpn(client(), 'vpn.ovpn', clientFile + inline(foreign, server.fingerprint));
  expect(await intruder.outcome()).toBe('refused');
  expect(await answers(client(), '10.8.0.1')).toBe(false);
  expect(intruder.refusals()).not.toEqual([]);
  await intruder.stop();
  await gateway.stop();
}, 60_000);
