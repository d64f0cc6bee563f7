// What the doctor says: each check when all is well, and each thing that it finds wrong, with what to do.
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { examine, linesOf } from '../../src/agent/doctor/doctor';
import { checkContact } from '../../src/agent/doctor/contact';
import { checkDirectories, checkOpenvpn } from '../../src/agent/doctor/openvpn';
import { checkClock, checkPortal, reachPortal } from '../../src/agent/doctor/portal';
import { checkAgent, checkUnits } from '../../src/agent/doctor/service';
import { checkDisk, checkEnrolled, checkState } from '../../src/agent/doctor/state';
import {
  checkFirewall,
  checkForwarding,
  checkPorts,
  checkPrograms,
  checkTun,
  checkWireguard,
} from '../../src/agent/doctor/system';
import { newSigningKey } from '../../src/agent/identity/agent-crypto';
import type { RunCommand } from '../../src/agent/host/command';
import { placeUnderSystemd } from '../../src/agent/service/adopt-service';
import { placeOf, writeIdentity, type Identity } from '../../src/agent/identity/identity';
import { serviceFiles } from '../../src/agent/service/install-service';
import { openJournal } from '../../src/agent/memory/journal';
import { openControl } from '../../src/agent/service/local-control';
import type { ServiceHost } from '../../src/agent/host/service-host';
import { hostPath, interfaceName, systemUser } from '../../src/domain/host-fields';
import { renderOpenvpnServer } from '../../src/domain/openvpn-server-file';
import { cidr4, openvpnProto, port } from '../../src/domain/config-fields';
import { servicePlace } from '../../src/domain/service-place';
import type { GatewaySettings } from '../../src/domain/gateway-change';
import { useFolders } from '../support/temporary-folder';
import { FakeOpenvpn } from './fake-openvpn';
import { FakePortal, rehearsalSettings } from './fake-portal';

const newFolder = useFolders('doctor');
let root: string;
let refusing: (program: string, args: readonly string[]) => boolean;
let answering: Readonly<Record<string, string>>;

const run: RunCommand = async (program, args) => {
  if (refusing(program, args)) throw new Error(`${program}: exit 1`);
  return answering[[program, ...args].join(' ')] ?? answering[program] ?? '';
};
const host: ServiceHost = { run, at: (path) => join(root, path) };

beforeEach(() => {
  root = newFolder();
  [refusing, answering] = [() => false, {}];
});

function put(path: string, content: string, mode = 0o644): void {
  mkdirSync(dirname(host.at(path)), { recursive: true });
  writeFileSync(host.at(path), content, { mode });
  chmodSync(host.at(path), mode);
}

const service = servicePlace('/var/lib/fernamt-agent');
const place = placeOf(placeUnderSystemd(service), service.runtime);
const key = newSigningKey();
const identity: Identity = {
  gateway: '01931d3c-0000-7000-8000-000000000001',
  name: 'gateway-nord',
  portal: 'https://fernamt.example',
  proxy: null,
  portalKey: key.publicKey,
  agentPrivateKey: key.privateKey,
  tokenHash: null,
  place,
};
const sound = { wrong: null };
const openvpnSettings = {
  serverName: 'vpn.example',
  port: 1194,
  proto: 'udp',
  network4: '10.92.0.0/20',
  network6: null,
  ca: '',
  certificate: '',
  tlsCryptV2ServerKey: '',
  dns: [],
  maxClients: 10,
  cryptoProfile: 'BSI-TR-02102-2026',
} as const;

describe('the portal', () => {
  it('is well when it answers, with its clock beside ours', async () => {
    const portal = new FakePortal();
    await portal.start();
    const known = { ...identity, gateway: portal.gateway, portal: portal.url(), portalKey: portal.publicKey };
    portal.enrolment = {
      token: '',
      agentKey: key.publicKey,
      wireguardPublicKey: '',
      openvpnCsr: '',
      agentVersion: '1.0.0',
    };
    const reach = await reachPortal(known, { epoch: portal.epoch, revision: 0 });
    expect(checkPortal(reach, known)).toMatchObject(sound);
    expect(checkClock(reach)).toMatchObject(sound);
    portal.time = new Date(Date.now() + 120_000);
    const late = checkClock(await reachPortal(known, { epoch: portal.epoch, revision: 0 }));
    expect(late.wrong).toMatch(/^It is 1[12]\d seconds behind the portal’s\.$/);
    portal.signWithForeignKey();
    const foreign = checkPortal(await reachPortal(known, { epoch: portal.epoch, revision: 0 }), known);
    expect(foreign.wrong).toMatch(/not as our portal/);
    await portal.stop();
    const gone = checkPortal(await reachPortal(known, null), known);
    expect(gone.wrong).toMatch(/cannot be reached \(ECONNREFUSED\)/);
  });

  it.each([
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /does not trust/, /update-ca-certificates/],
    ['ENOTFOUND', /is not found/, /resolv\.conf/],
    ['ETIMEDOUT', /cannot be reached/, /web proxy/],
  ])('is out of reach by %s, and it says what to do', (code, sentence, advice) => {
    const finding = checkPortal({ outcome: 'unreachable', code }, identity);
    expect(finding.wrong).toMatch(sentence);
    expect(finding.advice).toMatch(advice);
  });

  it('refuses: a gateway that it does not know', () => {
    const finding = checkPortal({ outcome: 'refused', reason: 'unknown-gateway' }, identity);
    expect(finding.wrong).toMatch(/refuses this gateway \(unknown-gateway\)/);
    expect(finding.advice).toMatch(/taken out of service/);
  });

  it('refuses: a clock that is more than five minutes off', () => {
    expect(checkClock({ outcome: 'refused', reason: 'clock-off' }).wrong).toMatch(/five minutes/);
  });
});

describe('contact with the portal', () => {
  const hour = 3_600_000;
  const mark = { portal: 1000 * hour, wall: 2000 * hour, heard: 1000 * hour };
  const at = (hours: number) => ({ monotonicMs: () => 7, wallMs: () => (2000 + hours) * hour });
  const limited = { settings: { ...rehearsalSettings(), closeAfterSeconds: 4 * 3600 }, clock: mark };

  it('is well without a limit, and in the first half of it', () => {
    expect(checkContact({ settings: rehearsalSettings(), clock: mark }, at(99))).toMatchObject(sound);
    expect(checkContact({ settings: null, clock: null }, at(99))).toMatchObject(sound);
    const { wrong, advice } = checkContact(limited, at(1.9));
    expect([wrong, advice]).toEqual([null, 'all access ends after 4 hours without the portal']);
  });

  it('is wrong before all access ends, and while it has', () => {
    expect(checkContact(limited, at(3)).wrong).toBe(
      'The portal has not been heard for 3 hours: in 60 minutes all access ends.',
    );
    const closed = checkContact(limited, at(50));
    expect(closed.wrong).toBe('The portal has not been heard for 2 days: all access has ended.');
    expect(closed.advice).toMatch(/comes back by itself/);
  });
});

describe('what this host knows', () => {
  const state = '/var/lib/fernamt-agent';
  const settled = (): void => {
    mkdirSync(host.at(state), { recursive: true, mode: 0o700 });
    writeIdentity(host.at(state), identity);
    const journal = openJournal(host.at(state));
    journal.append([{ change: rehearsalSettings() }], 'durable');
    journal.append([{ position: { epoch: 'e', revision: 1 }, failed: [] }], 'durable');
    journal.close();
  };

  it('is well when it is enrolled and has been told what it shall be', () => {
    settled();
    expect(checkEnrolled(identity, state)).toMatchObject(sound);
    expect(checkState(identity, host.at(state))).toMatchObject(sound);
  });

  it('is wrong before enrolment, and where the identity cannot be read', () => {
    expect(checkEnrolled(null, state).wrong).toMatch(/belongs to no gateway yet/);
    expect(checkEnrolled('unreadable', state).wrong).toMatch(/cannot be read/);
  });

  it('is wrong when others can read the keys', () => {
    settled();
    chmodSync(host.at(`${state}/identity.json`), 0o644);
    expect(checkState(identity, host.at(state)).wrong).toMatch(/may look into .*identity\.json/);
    chmodSync(host.at(`${state}/identity.json`), 0o600);
    chmodSync(host.at(state), 0o755);
    expect(checkState(identity, host.at(state)).advice).toMatch(/^chmod go= /);
  });

  it('is wrong before the portal has said what it shall be, or when the memory is damaged', () => {
    settled();
    writeFileSync(host.at(`${state}/journal.ndjson`), 'nonsense\n', { mode: 0o600 });
    expect(checkState(identity, host.at(state)).wrong).toMatch(/memory was damaged/);
  });

  it('is wrong while orders are not carried out', () => {
    settled();
    const journal = openJournal(host.at(state));
    const failed = [{ revision: 1, id: 'gateway', reason: 'openvpn-not-running' }];
    journal.append([{ position: { epoch: 'e', revision: 1 }, failed }], 'durable');
    journal.close();
    expect(checkState(identity, host.at(state)).wrong).toBe(
      '1 orders are not carried out: openvpn-not-running.',
    );
  });

  it('is wrong on a disk that is nearly full', () => {
    expect(checkDisk('/x', () => 10 * 1024 * 1024).wrong).toMatch(/Only 10 MiB/);
    expect(checkDisk('/x', () => 1024 * 1024 * 1024)).toMatchObject(sound);
  });
});

describe('the system', () => {
  const programs = ['openvpn', 'wg', 'nft', 'ip', 'ss', 'setpriv'];

  it('names the programs that are missing, and their packages', async () => {
    for (const program of programs) put(`/usr/sbin/${program}`, '');
    expect((await checkPrograms(host)).advice).toMatch(/netbase$/);
    put('/etc/protocols', '');
    expect(await checkPrograms(host)).toMatchObject(sound);
    rmSync(host.at('/usr/sbin/nft'));
    rmSync(host.at('/usr/sbin/ip'));
    const { wrong, advice } = await checkPrograms(host);
    expect(wrong).toBe('Missing: nft, ip.');
    expect(advice).toBe('apt-get install --no-install-recommends nftables iproute2');
  });

  it('wants a TUN device that is one', () => {
    expect(checkTun(host).wrong).toMatch(/is not there/);
    put('/dev/net/tun', 'a mere file');
    expect(checkTun(host).wrong).toMatch(/is not there/);
    expect(checkTun({ ...host, at: () => '/dev/null' })).toMatchObject(sound);
  });

  it('wants WireGuard from the kernel or as a program', async () => {
    refusing = (program) => program === 'modprobe';
    expect((await checkWireguard(host)).advice).toMatch(/wireguard-go/);
    put('/usr/bin/wireguard-go', '');
    expect(await checkWireguard(host)).toMatchObject(sound);
    rmSync(host.at('/usr/bin/wireguard-go'));
    refusing = () => false;
    expect(await checkWireguard(host)).toMatchObject(sound);
  });

  const settings: GatewaySettings = {
    kind: 'gateway.settings',
    maxOfflineDays: 7,
    wireguard: { listenPort: 51820, addresses: ['10.90.0.1/20'], mtu: 1420 },
    openvpn: openvpnSettings,
    reachable: [],
    masquerade: true,
  };
  const listening = (text: string): void => {
    answering = { 'ss -Hlnup': text };
  };
  const wireguard = 'UNCONN 0 0 0.0.0.0:51820 0.0.0.0:*\n';

  it('says who has taken a port, and where nobody listens', async () => {
    const server = (name: string): string =>
      `UNCONN 0 0 0.0.0.0:1194 0.0.0.0:* users:(("${name}",pid=7,fd=5))\n`;
    listening(wireguard + server('openvpn'));
    expect(await checkPorts(settings, host)).toMatchObject(sound);
    listening(`UNCONN 0 0 0.0.0.0:51820 0.0.0.0:* users:(("dnsmasq",pid=9,fd=4))\n${server('openvpn')}`);
    expect((await checkPorts(settings, host)).wrong).toMatch(/udp port 51820.*taken by dnsmasq/);
    listening(server('openvpn'));
    expect((await checkPorts(settings, host)).wrong).toMatch(/Nobody listens on udp port 51820/);
    listening(wireguard);
    expect((await checkPorts(settings, host)).wrong).toMatch(/Nobody listens on udp port 1194 for OpenVPN/);
  });

  it('looks after the port over TCP where there is one', async () => {
    const tcp = { port: 443, network4: cidr4('10.93.0.0/20'), network6: null };
    const both = { ...settings, openvpn: { ...openvpnSettings, tcp } };
    const udp = 'UNCONN 0 0 0.0.0.0:1194 0.0.0.0:* users:(("openvpn",pid=7,fd=5))\n';
    const held = (name: string): string =>
      `LISTEN 0 0 0.0.0.0:443 0.0.0.0:* users:(("${name}",pid=9,fd=4))\n`;
    answering = { 'ss -Hlnup': wireguard + udp, 'ss -Hlntp': held('openvpn') };
    expect(await checkPorts(both, host)).toMatchObject(sound);
    answering = { 'ss -Hlnup': wireguard + udp, 'ss -Hlntp': held('nginx') };
    const found = await checkPorts(both, host);
    expect(found.wrong).toMatch(/tcp port 443, which is OpenVPN over TCP’s, is taken by nginx/);
    expect(found.advice).toMatch(/another port on the gateway’s page/);
    answering = { 'ss -Hlnup': wireguard + udp };
    expect((await checkPorts(both, host)).wrong).toMatch(/Nobody listens on tcp port 443/);
  });

  it('says when the host does not forward', () => {
    put('/proc/sys/net/ipv4/ip_forward', '1\n');
    expect(checkForwarding(host)).toMatchObject(sound);
    put('/proc/sys/net/ipv6/conf/all/forwarding', '0\n');
    expect(checkForwarding(host).wrong).toMatch(/ipv6\/conf\/all\/forwarding is off/);
  });

  it('says when our table is not loaded, or not whole', async () => {
    answering = { nft: 'table inet fernamt {\n\tchain input {\n\t}\n\tchain forward {\n\t}\n}\n' };
    expect(await checkFirewall(place, host)).toMatchObject(sound);
    answering = { nft: 'table inet fernamt {\n\tchain input {\n\t}\n}\n' };
    expect((await checkFirewall(place, host)).wrong).toMatch(/lacks forward/);
    refusing = (program) => program === 'nft';
    expect((await checkFirewall(place, host)).wrong).toMatch(/not loaded/);
  });
});

describe('OpenVPN', () => {
  const settings = openvpnSettings;
  const wanted = { place, settings, isInMaintenance: false, agentRuns: true };
  const runtime = service.runtime;
  const file = renderOpenvpnServer({
    profile: settings.cryptoProfile,
    port: port('1194'),
    proto: openvpnProto('udp'),
    network4: cidr4(settings.network4),
    network6: null,
    dns: [],
    maxClients: 10,
    device: interfaceName('fovpn0'),
    folder: hostPath(`${runtime}/openvpn`),
    start: { by: 'systemd', agentUser: systemUser('fernamt') },
    asks: false,
  });

  it('is well when it complies and answers, and wrong when it does not', async () => {
    expect((await checkOpenvpn('udp', wanted, host)).wrong).toMatch(/not written yet/);
    put(`${runtime}/openvpn/server.conf`, file);
    expect((await checkOpenvpn('udp', wanted, host)).wrong).toMatch(/does not run/);
    expect(await checkOpenvpn('udp', { ...wanted, isInMaintenance: true }, host)).toMatchObject(sound);
    mkdirSync(host.at(`${runtime}/openvpn/management`));
    const server = new FakeOpenvpn();
    await server.listen(host.at(`${runtime}/openvpn/management/socket`));
    expect(await checkOpenvpn('udp', wanted, host)).toMatchObject(sound);
    const asked = { ...wanted, settings: { ...settings, notice: { phone: null } } };
    expect(await checkOpenvpn('udp', asked, host)).toMatchObject(sound);
    expect(await checkOpenvpn('udp', { ...wanted, agentRuns: false }, host)).toMatchObject(sound);
    expect((await checkOpenvpn('udp', { ...asked, agentRuns: false }, host)).wrong).toMatch(
      /nobody can connect/,
    );
    put(`${runtime}/openvpn/server.conf`, file.replace(/^tls-groups .*$/m, 'tls-groups X25519'));
    expect((await checkOpenvpn('udp', wanted, host)).wrong).toMatch(/does not comply.*tls-groups, groups/);
    await server.close();
  });

  it('is wrong when the server could not read who is revoked', async () => {
    answering = {};
    const asRoot = process.getuid?.() === 0;
    refusing = (program) => program === 'setpriv';
    const readable = { ...place, openvpnUser: systemUser('nobody'), openvpnGroup: systemUser('nogroup') };
    expect((await checkDirectories(readable, settings, host)).wrong).toMatch(/would let everybody in/);
    refusing = () => false;
    const finding = await checkDirectories(readable, settings, host);
    expect(finding.wrong === null).toBe(asRoot);
  });
});

describe('the service', () => {
  const program = hostPath('/usr/local/bin/fernamt');
  const installed = { identity, stateFolder: '/var/lib/fernamt-agent', program };

  it('is well when each unit is there as this program writes it, and runs', async () => {
    expect((await checkUnits(installed, host)).wrong).toMatch(/^Missing: /);
    for (const { path, content } of serviceFiles(program, service)) put(path, content);
    expect(await checkUnits(installed, host)).toMatchObject(sound);
    refusing = (name, args) =>
      name === 'systemctl' && args[0] === 'is-active' && args[2] === 'openvpn-fernamt.path';
    expect((await checkUnits(installed, host)).wrong).toBe('openvpn-fernamt.path does not run.');
    refusing = (name, args) => name === 'systemctl' && args[0] === 'is-enabled';
    expect((await checkUnits(installed, host)).wrong).toMatch(/would not be started at a boot/);
    refusing = () => false;
    put('/etc/systemd/system/fernamt-agent.service', 'from before');
    expect((await checkUnits(installed, host)).wrong).toMatch(/Not as this version.*fernamt-agent\.service/);
  });

  it('is wrong where the agent is still root', async () => {
    const before = { ...identity, place: placeOf({}, '/run/fernamt/x') };
    expect((await checkUnits({ ...installed, identity: before }, host)).wrong).toMatch(/runs as root/);
  });

  it('is wrong when no agent answers', async () => {
    expect((await checkAgent(root)).wrong).toMatch(/does not run/);
    const control = await openControl(root, async () => null);
    expect(await checkAgent(root)).toMatchObject(sound);
    control.close();
  });
});

describe('the whole', () => {
  it('goes on when one look breaks down, and is in order only if nothing is wrong', async () => {
    const findings = await examine('/var/lib/fernamt-agent', '/usr/local/bin/fernamt', host);
    expect(findings[0]?.wrong).toMatch(/belongs to no gateway yet/);
    expect(linesOf(findings).at(-1)).toMatch(/^Wrong: enrolment, programs/);
    expect(linesOf([{ what: 'x', wrong: null, advice: null }]).at(-1)).toBe('This gateway is in order.');
    mkdirSync(host.at('/var/lib/fernamt-agent'), { recursive: true });
    const away = { ...identity, portal: 'http://localhost:9' };
    writeIdentity(host.at('/var/lib/fernamt-agent'), away);
    refusing = (name) => name === 'ss' || name === 'nft';
    const all = await examine('/var/lib/fernamt-agent', '/usr/local/bin/fernamt', host);
    expect(all).toHaveLength(16);
    expect(all.find(({ what }) => what === 'portal')?.wrong).toMatch(/cannot be reached/);
  }, 20_000);
});
