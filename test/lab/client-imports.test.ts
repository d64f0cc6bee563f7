/**
 * Real clients read our files: OpenVPN itself, wg-quick, NetworkManager for both, and OpenSSL the certificate in one. What
 * a client passes over in silence is written down here, since the server has to hold it then.
 */
// Needs: openvpn, wireguard, network-manager, network-tools, network-namespaces, openssl
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clientFileName } from '../../src/domain/client-file-name';
import { credentialName, hostName, ipAddress, port, wireguardKey } from '../../src/domain/config-fields';
import { renderWireguardClient } from '../../src/domain/wireguard-client-file';
import { mustRun, run } from '../support/child-process';
import { removeFolder, temporaryFolder } from '../support/temporary-folder';
import { createNetwork, type Machine, type Network } from './support/network';
import { pair, startNetworkManager, type NetworkManager } from './support/nmcli';
import { startOpenvpn } from './support/openvpn-client';
import {
  openvpnAuthorities,
  serverHost,
  type OpenvpnAuthorities,
  type Papers,
} from './support/openvpn-papers';
import { answers, untilAnswers } from './support/ping';
import {
  clientFile,
  clientFileOfTwoWays,
  insideAddress,
  startServer,
  type RenderedServer,
} from './support/rendered-openvpn';
import { startWireguard } from './support/wireguard-client';

let folder: string;
let network: Network;
let person: Machine;
let authorities: OpenvpnAuthorities;
let papers: Papers;
let server: RenderedServer;
let manager: NetworkManager | undefined;

beforeAll(async () => {
  folder = await temporaryFolder('imports');
  network = await createNetwork({ clients: 1 });
  const [first] = network.clients;
  if (first === undefined) throw new Error('no client');
  person = first;
  await network.nameHosts({ [serverHost]: network.gateway.address4 });
  authorities = await openvpnAuthorities();
  papers = await authorities.client();
  server = await startServer(network.gateway, { authorities, welcome: [papers.name] });
}, 60_000);

afterAll(async () => {
  await server.stop();
  await network.stop();
  await removeFolder(folder);
}, 60_000);

afterEach(async () => {
  await manager?.stop();
  manager = undefined;
});

/** As the browser would have saved it. */
async function saved(protocol: 'openvpn' | 'wireguard', content: string): Promise<string> {
  const file = join(folder, clientFileName('musterstadt', credentialName(papers.name), protocol));
  await writeFile(file, content, { mode: 0o600 });
  return file;
}

async function wireguardPair(): Promise<{ readonly secret: string; readonly open: string }> {
  const secret = (await mustRun(['wg', 'genkey'])).trim();
  return { secret, open: (await mustRun(['wg', 'pubkey'], { input: secret })).trim() };
}

async function wireguardFiles() {
  const [gateway, client] = await Promise.all([wireguardPair(), wireguardPair()]);
  const preshared = (await mustRun(['wg', 'genpsk'])).trim();
  const serverFile = [
    '[Interface]',
    `PrivateKey = ${gateway.secret}`,
    'ListenPort = 51820',
    'Address = 10.9.0.1/24, fd09::1/64',
    '[Peer]',
    `PublicKey = ${client.open}`,
    `PresharedKey = ${preshared}`,
    'AllowedIPs = 10.9.0.2/32, fd09::2/128',
  ];
  const file = renderWireguardClient({
    privateKey: wireguardKey(client.secret),
    addresses: [ipAddress('10.9.0.2'), ipAddress('fd09::2')],
    dns: [ipAddress('10.77.0.53')],
    serverPublicKey: wireguardKey(gateway.open),
    presharedKey: wireguardKey(preshared),
    endpointHost: hostName(serverHost),
    endpointPort: port(51820),
  });
  return { serverFile: `${serverFile.join('\n')}\n`, file, gateway, client, preshared };
}

describe('an OpenVPN file', () => {
  it.each(['\n', '\r\n'])(
    'is taken by OpenVPN as it was saved, with %j at the ends of its lines',
    async (end) => {
      const content = clientFile(authorities, papers).replaceAll('\n', end);
      const tunnel = await startOpenvpn(person, 'vpn-musterstadt.ovpn', content);
      expect(await tunnel.outcome()).toBe('connected');
      expect(await answers(person, insideAddress)).toBe(true);
      // Nothing that a person reading the log would have to ask about.
      expect(tunnel.log()).not.toMatch(
        /DEPRECATED|Unrecognized option(?!.*PUSH-OPTIONS)|WARNING: (?!No server)/,
      );
      await tunnel.stop();
    },
  );

  it('holds a certificate and a key that OpenSSL reads as TR-02102 wants them, under the authority beside it', async () => {
    const file = clientFile(authorities, papers);
    const block = (tag: string): string => new RegExp(`<${tag}>\n([^]*?)</${tag}>`).exec(file)?.[1] ?? '';
    const shown = await mustRun(['openssl', 'x509', '-noout', '-text'], { input: block('cert') });
    expect(shown).toMatch(/Signature Algorithm: ecdsa-with-SHA384/);
    expect(shown).toMatch(/ASN1 OID: prime256v1/);
    expect(shown).toMatch(/TLS Web Client Authentication/);
    expect(shown).toContain(`Subject: CN = ${papers.name}\n`);
    const ofCertificate = await mustRun(['openssl', 'x509', '-noout', '-pubkey'], { input: block('cert') });
    expect(await mustRun(['openssl', 'pkey', '-pubout'], { input: block('key') })).toBe(ofCertificate);
    await writeFile(join(folder, 'root.pem'), block('ca'));
    await writeFile(join(folder, 'client-ca.pem'), authorities.clientCa.certificatePem);
    await writeFile(join(folder, 'leaf.pem'), block('cert'));
    const verify = ['openssl', 'verify', '-x509_strict', '-purpose', 'sslclient', '-CAfile', 'root.pem'];
    const { stdout, stderr } = await run([...verify, '-untrusted', 'client-ca.pem', 'leaf.pem'], {
      cwd: folder,
    });
    expect(stdout + stderr).toBe('leaf.pem: OK\n');
  });

  it('is imported by NetworkManager, which comes through with it', async () => {
    manager = await startNetworkManager(person);
    const name = await manager.import('openvpn', await saved('openvpn', clientFile(authorities, papers)));
    expect(name).toMatch(/^vpn-musterstadt-[a-z2-7]{4}$/);
    const data = (await manager.settings(name)).get('vpn.data') ?? '';
    const kept = new Map(data.split(', ').map((entry) => pair(entry, '=')));
    expect(Object.fromEntries(kept)).toMatchObject({
      remote: expect.stringContaining(serverHost),
      'remote-cert-tls': 'server',
      'verify-x509-name': `name:${serverHost}`,
      'tls-version-min': '1.3',
      'data-ciphers': 'AES-256-GCM:AES-128-GCM',
      auth: 'SHA256',
      'allow-compression': 'no',
      'connection-type': 'tls',
      'tls-crypt-v2': expect.stringMatching(/\.pem$/),
    });
    // NetworkManager knows no groups and no suites: that they are those of the profile is the server's work.
    expect([...kept.keys()].filter((key) => /groups|ciphersuites/.test(key))).toEqual([]);
    await manager.up(name);
    await untilAnswers(person, insideAddress);
    expect(server.log()).toMatch(/Control Channel: TLSv1\.3, .*peer temporary key: (?:384|256) bits EC/);
    expect(server.log()).not.toMatch(/X25519/);
    await manager.down(name);
    expect(await answers(person, insideAddress)).toBe(false);
  });
});

describe('an OpenVPN file with ways over UDP and TCP', () => {
  it('is imported by NetworkManager with both, UDP first', async () => {
    manager = await startNetworkManager(person);
    const file = await saved('openvpn', clientFileOfTwoWays(authorities, papers));
    const name = await manager.import('openvpn', file);
    const data = (await manager.settings(name)).get('vpn.data') ?? '';
    expect(data.replaceAll('\\', '')).toContain(`${serverHost}:1194:udp, ${serverHost}:443:tcp`);
    await manager.up(name);
    await untilAnswers(person, insideAddress);
    await manager.down(name);
  });
});

describe('a WireGuard file', () => {
  it('is brought up by wg-quick as it was saved', async () => {
    const { serverFile, file } = await wireguardFiles();
    const gateway = await startWireguard(network.gateway, 'server.conf', serverFile);
    const name = clientFileName('musterstadt', credentialName(papers.name), 'wireguard');
    const tunnel = await startWireguard(person, name, file);
    await untilAnswers(person, '10.9.0.1');
    expect(await answers(person, 'fd09::1')).toBe(true);
    expect(await tunnel.latestHandshake()).toBeGreaterThan(0);
    await tunnel.stop();
    await gateway.stop();
  });

  it('is imported by NetworkManager with every field', async () => {
    const { file, client, gateway, preshared } = await wireguardFiles();
    manager = await startNetworkManager(person);
    const path = await saved('wireguard', file);
    const name = await manager.import('wireguard', path);
    const settings = await manager.settings(name);
    expect(Object.fromEntries(settings)).toMatchObject({
      'connection.type': 'wireguard',
      'connection.interface-name': name,
      'wireguard.private-key': client.secret,
      'wireguard.mtu': '1280',
      'ipv4.addresses': '10.9.0.2/32',
      'ipv6.addresses': 'fd09::2/128',
      'ipv4.dns': '10.77.0.53',
    });
    const kept = await person.mustExec([
      'cat',
      `/etc/NetworkManager/system-connections/${name}.nmconnection`,
    ]);
    expect(kept).toContain(
      `[wireguard-peer.${gateway.open}]\nendpoint=${serverHost}:51820\npreshared-key=${preshared}\n` +
        'preshared-key-flags=0\npersistent-keepalive=25\nallowed-ips=0.0.0.0/0;::/0;\n',
    );
  });
});
