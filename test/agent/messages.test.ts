// Reads every message that a real agent sends: exactly the fields of the protocol document, and nothing about anybody.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CapacityMeter } from '../../src/agent/enforcing/capacity-meter';
import { PortalFollower } from '../../src/agent/portal/follow-portal';
import type { Bytes } from '../../src/agent/host/host-reading';
import { makeKeys, openKeys } from '../../src/agent/identity/gateway-keys';
import { inTurn } from '../../src/agent/enforcing/in-turn';
import { startClock } from '../../src/agent/memory/portal-clock';
import type { PortalCall } from '../../src/agent/portal/portal-client';
import { Reporter } from '../../src/agent/portal/report';
import { openSpool } from '../../src/agent/portal/spool';
import { hexOf } from '../../src/agent/wireguard/uapi';
import type { OpenvpnSettings } from '../../src/domain/gateway-change';
import { queryBy } from '../../src/domain/gateway-instance';
import { gatewayPaths, maxReported } from '../../src/domain/gateway-protocol';
import { mustRun, until, type Child } from '../support/child-process';
import { removeFolder, temporaryFolder } from '../support/temporary-folder';
import { RememberedSystem, snapshotLines, startInside } from './agent-parts';
import { agentFolder, bundleAgent } from './agent-process';
import {
  FakePortal,
  clientSet,
  credentialNumber,
  enrolmentToken,
  foreignServerKey,
  keyNumber,
  peerSet,
  rehearsalSettings,
} from './fake-portal';
import { bodies, faultsOf, protocolText } from './message-shapes';

const quarter = Date.parse('2026-11-23T08:00:00.000Z');
const minute = 60_000;
const patienceMs = 90_000;

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder('messages');
});
afterAll(() => removeFolder(folder));

/** One that ends tomorrow, of another key: the agent asks for the next one, and says that this one is not its own. */
async function foreignCertificate(): Promise<string> {
  const key = join(folder, 'server.key');
  writeFileSync(key, foreignServerKey());
  const words = ['-subj', '/CN=vpn.musterstadt.de', '-days', '1'];
  return mustRun(['openssl', 'req', '-x509', '-new', '-key', key, ...words]);
}

const serverKey = `-----BEGIN OpenVPN tls-crypt-v2 server key-----\n${Buffer.alloc(128, 7)
  .toString('base64')
  .replace(/.{1,64}/g, '$&\n')}-----END OpenVPN tls-crypt-v2 server key-----\n`;

function openvpnWith(certificate: string): OpenvpnSettings {
  return {
    serverName: 'vpn.musterstadt.de',
    port: 1194,
    proto: 'udp',
    network4: '10.92.0.0/20',
    network6: 'fd92::/64',
    ca: certificate,
    certificate,
    tlsCryptV2ServerKey: serverKey,
    dns: [],
    maxClients: 100,
    cryptoProfile: 'BSI-TR-02102-2026',
  };
}

describe('an agent at work', () => {
  const portal = new FakePortal();
  let child: Child | null = null;
  afterAll(async () => {
    await child?.stop();
    await portal.stop();
  });
  const reports = () => portal.reports;

  it('says no more than it may, whatever happens on its host', async () => {
    await portal.start();
    portal.time = new Date(quarter + minute);
    portal.snapshot = [rehearsalSettings()];
    const agent = agentFolder(bundleAgent(folder), join(folder, 'state'));
    await agent.enrol(portal.url(), portal.publicKey, enrolmentToken);
    child = await agent.start();
    await until('the snapshot', patienceMs, () => portal.confirmed() !== null);
    for (const number of [1, 2, 3, 4, 5, 6, 7]) portal.order(peerSet(number));
    await until('the orders', patienceMs, () => portal.confirmed()?.verified === portal.revision);
    await agent.command('revoke', '--local', credentialNumber(2), '--rehearsal');
    rmSync(join(agent.state, 'runtime', 'wireguard', 'peers', hexOf(keyNumber(1))));
    await until('drift', patienceMs, () => reports().some(({ drift }) => Object.keys(drift).length > 0));
    portal.time = new Date(quarter + 16 * minute);
    await until('a quarter of an hour', patienceMs, () =>
      reports().some(({ capacity }) => capacity.length > 0),
    );
    // From here on everything is tried again and again, and nothing counts as drift.
    portal.order({ ...rehearsalSettings(), openvpn: openvpnWith(await foreignCertificate()) });
    portal.order({ ...clientSet(8), address4: '10.77.0.9' });
    await until('a request', patienceMs, () => reports().some(({ openvpnCsr }) => openvpnCsr !== null));
    await until('both failures', patienceMs, () => (portal.confirmed()?.failed.length ?? 0) >= 2);
    portal.messages.forEach((message) => expect(faultsOf(message)).toEqual([]));
    // Else it would prove nothing.
    expect(new Set(portal.messages.map(({ path }) => path))).toEqual(
      new Set([
        gatewayPaths.enrol,
        gatewayPaths.snapshot,
        gatewayPaths.changes,
        gatewayPaths.acks,
        gatewayPaths.report,
      ]),
    );
    expect(portal.acks.some(({ failed }) => failed.some(({ id }) => id === 'gateway'))).toBe(true);
    expect(portal.acks.some(({ failed }) => failed.some(({ id }) => id === credentialNumber(8)))).toBe(true);
    expect(reports().some(({ tombstones }) => tombstones.length > 0)).toBe(true);
    expect(reports().some(({ openvpnCsr }) => openvpnCsr !== null)).toBe(true);
    const [told] = reports().flatMap(({ capacity }) => capacity);
    expect(told).toMatchObject({
      from: new Date(quarter),
      wireguard: { connected: 0, devices: 5, handshakes: null },
      openvpn: null,
      traffic: null,
      condition: { starts: 1 },
    });
  }, 400_000);
});

describe('the parts of an agent on a busy gateway', () => {
  it('say no more than they may about those who are connected', async () => {
    const system = new RememberedSystem();
    const state = join(folder, 'busy');
    await mustRun(['mkdir', '-p', state]);
    makeKeys(state);
    const time = { monotonic: 0, wall: quarter };
    const { journal, keeper, use: watch } = startInside(state, system, time);
    const sent: string[] = [];
    const trailer = {
      gateway: 'g',
      epoch: 'e1',
      from: 0,
      to: 9,
      time: new Date(quarter),
      digest: '',
      nonce: '',
    };
    const call = async (one: PortalCall) => {
      sent.push(
        ...faultsOf({
          method: one.method,
          path: one.path,
          query: queryBy('o3cE1rDpyTB0Z1b0fZ9l5Q', one.query ?? ''),
          headers: {},
          body: one.body ?? '',
        }),
      );
      seen.push(one.body ?? '');
      return { content: '{"ok":true}', trailer };
    };
    const seen: string[] = [];
    const clock = startClock(null, { monotonicMs: () => time.monotonic, wallMs: () => time.wall });
    clock.signed(quarter);
    const numbers = Array.from({ length: 40 }, (_, index) => index + 1);
    await keeper.followSnapshot(
      snapshotLines(9, rehearsalSettings(), ...numbers.map((number) => peerSet(number)), clientSet(50)),
      { epoch: 'e1', revision: 9 },
    );
    system.connected = [...numbers.slice(0, 23), 50].map(credentialNumber);
    let tunnel: Bytes = { received: 0, sent: 0 };
    let atMs = 0;
    const read = () => ({
      atMs,
      through: new Map([['fwg0', tunnel]]),
      load: 0.31,
      memoryBytes: 70_000_001,
    });
    const meter = new CapacityMeter({ journal, clock, read });
    const reporter = new Reporter({
      journal,
      isEmpty: () => false,
      keys: openKeys(state),
      call,
      use: watch,
      now: () => clock.now(),
    });
    const follower = new PortalFollower({
      state: journal.state,
      keeper,
      call,
      fetch: async () => ({ spool: openSpool(state), trailer }),
      turn: inTurn(),
      begunAnew: () => reporter.tellAgain(),
      log: () => undefined,
    });
    for (let minutes = 0; minutes < 35; minutes += 1) {
      system.inUse = {
        wireguard: { connected: 23, handshakes: minutes * 11 },
        openvpn: { connected: 1, handshakes: minutes },
      };
      const inUse = await keeper.reconcile(inTurn());
      if (inUse === null) throw new Error('nothing was looked at');
      meter.note(inUse);
      time.monotonic += minute;
      time.wall += minute;
      atMs = time.monotonic;
      tunnel = { received: tunnel.received + 31_234_567, sent: tunnel.sent + 90_123_456 };
    }
    await reporter.reportNews();
    await follower.acknowledge();
    journal.close();
    expect(sent).toEqual([]);
    const report: unknown = JSON.parse(seen[0] ?? '');
    expect(report).toMatchObject({
      capacity: [
        {
          wireguard: { connected: 20, devices: 40, handshakes: 150 },
          openvpn: { connected: 'few', devices: 'few', handshakes: null },
          traffic: { in: 4_200, out: 12_100 },
          condition: { load: 35, memory: 67 },
        },
        { wireguard: { connected: 20, devices: 40, handshakes: 165 } },
      ],
    });
    expect(report).toHaveProperty('firstConnected.length', 24);
  });
});

describe('the shapes', () => {
  const report = { firstConnected: [], tombstones: [], openvpnCsr: null, agentVersion: '1.2.0' };
  const use = { connected: 5, devices: 5, handshakes: 5 };
  const condition = { load: 0, memory: 0, starts: 0, behind: 0 };
  const bucket = {
    from: '2026-11-23T08:00:00.000Z',
    wireguard: use,
    openvpn: null,
    traffic: null,
    condition,
  };
  const faults = (path: string, value: object) =>
    bodies[path]?.(JSON.parse(JSON.stringify(value)), '') ?? ['no shape'];

  it('let a good report pass', () => {
    expect(faults(gatewayPaths.report, { ...report, capacity: [bucket] })).toEqual([]);
  });

  it.each([
    ['a field more', { ...report, lastSeen: '2026-11-23T08:00:00.000Z' }],
    ['a field more in a quarter', { ...report, capacity: [{ ...bucket, peers: [] }] }],
    [
      'a field more in a protocol',
      { ...report, capacity: [{ ...bucket, wireguard: { ...use, top: keyNumber(1) } }] },
    ],
    ['a field less', { firstConnected: [], tombstones: [], openvpnCsr: null }],
    ['three who are connected', { ...report, capacity: [{ ...bucket, openvpn: { ...use, connected: 3 } }] }],
    ['a moment', { ...report, capacity: [{ ...bucket, from: '2026-11-23T08:07:12.000Z' }] }],
    ['when somebody came back', { ...report, unused: { anew: false, begun: [], ended: [], at: quarter } }],
    ['a kind of drift that names somebody', { ...report, drift: { [credentialNumber(1)]: 1 } }],
    ['a request with a name in it', { ...report, openvpnCsr: 'Anna Müller' }],
  ])('refuse %s', (_what, value) => {
    expect(faults(gatewayPaths.report, value)).toHaveLength(1);
  });

  it.each([
    'Anna Müller',
    'anna.mueller@musterstadt.de',
    '203.0.113.9',
    '203.0.113.9:1194',
    '2001:db8::7',
    'anna-mueller',
    '2026-11-23T08:07:12Z',
    '0a:1b:2c:3d:4e:5f',
  ])('have no place for %s', (hostile) => {
    const everywhere = [
      ...Object.keys(report).map((name) => [gatewayPaths.report, { ...report, [name]: hostile }] as const),
      [gatewayPaths.report, { ...report, firstConnected: [hostile] }] as const,
      [
        gatewayPaths.report,
        { ...report, tombstones: [{ credential: hostile, kind: 'peer', key: keyNumber(1) }] },
      ] as const,
      [
        gatewayPaths.report,
        { ...report, tombstones: [{ credential: credentialNumber(1), kind: 'peer', key: hostile }] },
      ] as const,
      ...Object.keys(bucket).map(
        (name) => [gatewayPaths.report, { ...report, capacity: [{ ...bucket, [name]: hostile }] }] as const,
      ),
      ...['id', 'reason'].map((name) => {
        const failure = { revision: 1, id: 'gateway', reason: 'revoked-here', [name]: hostile };
        return [gatewayPaths.acks, { epoch: 'e', revision: 1, verified: 1, failed: [failure] }] as const;
      }),
    ];
    for (const [path, value] of everywhere) expect([value, faults(path, value)]).not.toEqual([value, []]);
  });

  it('name no field that the protocol document does not', () => {
    const asked = Object.keys(bodies)
      .flatMap((path) => faults(path, {}))
      .map((fault) => /^\.(\w+) is missing$/.exec(fault)?.[1] ?? fault);
    const named = [
      ...asked,
      ...Object.keys(report),
      'drift',
      'capacity',
      'unused',
      'anew',
      'begun',
      'ended',
      'closedSeconds',
      'isEmpty',
      ...Object.keys(bucket),
      ...Object.keys(use),
      ...Object.keys(condition),
      'in',
      'out',
    ];
    expect(named.length).toBeGreaterThan(20);
    for (const name of named) expect(protocolText).toMatch(new RegExp(`["\`]${name}["\`]`));
    expect(protocolText).toContain(maxReported.toLocaleString('en'));
  });
});
