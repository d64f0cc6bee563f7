// A round with the portal: what is believed, what is discarded whole, what is confirmed and reported.
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { newSigningKey, signer, verifier } from '../../src/agent/identity/agent-crypto';
import { agentVersion } from '../../src/domain/agent-version';
import { PortalFollower } from '../../src/agent/portal/follow-portal';
import { TooOld } from '../../src/agent/portal/unfit-answer';
import { makeKeys, openKeys } from '../../src/agent/identity/gateway-keys';
import { inTurn } from '../../src/agent/enforcing/in-turn';
import { PortalRefusal, callPortal, fetchFromPortal } from '../../src/agent/portal/portal-client';
import type { PassingCall } from '../../src/agent/portal/portal-client';
import type { PortalCall, PortalIdentity } from '../../src/agent/portal/portal-client';
import { proxyUrl } from '../../src/agent/portal/proxy-tunnel';
import { Reporter } from '../../src/agent/portal/report';
import { openSpool } from '../../src/agent/portal/spool';
import { Refusal } from '../../src/domain/errors';
import { instanceIn } from '../../src/domain/gateway-instance';
import { gatewayPaths } from '../../src/domain/gateway-protocol';
import { useFolders } from '../support/temporary-folder';
import { RememberedSystem, startInside } from './agent-parts';
import type { Inside } from './agent-parts';
import {
  FakePortal,
  credentialNumber,
  keyNumber,
  peerRemove,
  peerSet,
  rehearsalSettings,
  settingsOfBefore,
} from './fake-portal';

const one = credentialNumber(1);
const paths = {
  changes: '/gateway/v1/changes',
  snapshot: '/gateway/v1/snapshot',
  acks: '/gateway/v1/acks',
  report: '/gateway/v1/report',
};

const newFolder = useFolders('follower');
let folder: string;
let portal: FakePortal;
let system: RememberedSystem;
let inside: Inside;
let identity: PortalIdentity;
let follower: PortalFollower;
const instance = 'o3cE1rDpyTB0Z1b0fZ9l5Q';
let said: string[] = [];
let reporter: Reporter;
let isEmpty: boolean | null;

beforeEach(async () => {
  folder = newFolder();
  portal = new FakePortal();
  const url = await portal.start();
  const agentKey = newSigningKey();
  const wireguardPublicKey = keyNumber(1);
  portal.enrolment = {
    token: '',
    agentKey: agentKey.publicKey,
    wireguardPublicKey,
    openvpnCsr: '',
    agentVersion: '1',
  };
  portal.snapshot = [rehearsalSettings(), peerSet(1)];
  portal.revision = 5;
  portal.compacted = 5;
  said = [];
  system = new RememberedSystem();
  inside = startInside(folder, system, { monotonic: 0, wall: Date.now() });
  identity = {
    portal: new URL(url),
    proxy: null,
    sign: signer(agentKey.privateKey),
    verify: verifier(portal.publicKey),
    keyid: portal.gateway,
    gateway: portal.gateway,
    instance,
  };
  const { journal, keeper, use } = inside;
  const call = (one: PortalCall) => callPortal(identity, one);
  const fetch = (one: PassingCall) => fetchFromPortal(identity, { ...one, folder });
  follower = new PortalFollower({
    state: journal.state,
    keeper,
    call,
    fetch,
    turn: inTurn(),
    begunAnew: () => reporter.tellAgain(),
    log: (text) => said.push(text),
  });
  makeKeys(folder);
  isEmpty = null;
  reporter = new Reporter({
    journal,
    keys: openKeys(folder),
    call,
    use,
    now: () => Date.now(),
    isEmpty: () => isEmpty,
  });
});
afterEach(async () => {
  inside.journal.close();
  await portal.stop();
});

const peers = (): readonly string[] => [...system.peers.values()].sort();
const position = () => inside.journal.state.position;

describe('a round', () => {
  it('begins with a snapshot and confirms it', async () => {
    await follower.round(0);
    expect(portal.paths).toEqual([paths.snapshot, paths.acks]);
    expect(peers()).toEqual([one]);
    const position = { epoch: portal.epoch, revision: 5 };
    expect(portal.confirmed()).toEqual({ position, verified: 0, failed: [] });
    await inside.keeper.verify(inTurn());
    await follower.acknowledge();
    await follower.acknowledge();
    expect(portal.acks.map(({ verified }) => verified)).toEqual([0, 5]);
  });

  it('goes on from its own position, and is silent when there is nothing new', async () => {
    await follower.round(0);
    portal.paths.length = 0;
    await follower.round(0);
    expect(portal.paths).toEqual([paths.changes]);
    portal.order(peerSet(2));
    portal.order(peerRemove(1));
    await follower.round(0);
    expect(portal.paths).toEqual([paths.changes, paths.changes, paths.acks]);
    expect(peers()).toEqual([credentialNumber(2)]);
    expect(portal.confirmed()?.position.revision).toBe(7);
  });

  it('asks once more for all of it after a start with a memory from before access profiles', async () => {
    portal.snapshot = [settingsOfBefore()];
    await follower.round(0);
    portal.paths.length = 0;
    const { journal, keeper } = inside;
    const call = (one: PortalCall) => callPortal(identity, one);
    const fetch = (one: PassingCall) => fetchFromPortal(identity, { ...one, folder });
    const started = new PortalFollower({
      state: journal.state,
      keeper,
      call,
      fetch,
      turn: inTurn(),
      begunAnew: () => undefined,
      log: (text) => said.push(text),
    });
    await started.round(0);
    await started.round(0);
    expect(portal.paths).toEqual([paths.snapshot, paths.acks, paths.changes]);
  });

  it('repeats a confirmation that was lost', async () => {
    await follower.round(0);
    portal.order(peerSet(2));
    const { tamper } = portal;
    portal.tamper = (body) => (body.includes('ok') ? '' : body);
    await expect(follower.round(0)).rejects.toThrow(Refusal);
    expect(peers()).toHaveLength(2);
    portal.tamper = tamper;
    portal.acks.length = 0;
    await follower.round(0);
    expect(portal.confirmed()?.position.revision).toBe(6);
  });

  it('does not stumble over a connection that the portal has closed meanwhile', async () => {
    await follower.round(0);
    portal.hangUp();
    await follower.round(0);
    expect(portal.paths).toEqual([paths.snapshot, paths.acks, paths.changes]);
  });

  it('says what is the matter when nobody listens, also under a name of several addresses', async () => {
    const { port } = identity.portal;
    await portal.stop();
    for (const host of ['localhost', '127.0.0.1']) {
      identity = { ...identity, portal: new URL(`http://${host}:${port}`) };
      await expect(follower.round(0)).rejects.toThrow('the portal cannot be reached: ECONNREFUSED');
    }
  });

  it('names what failed, and takes it back when it has worked', async () => {
    await follower.round(0);
    system.refusing.set(credentialNumber(2), 'wireguard-refused');
    portal.order(peerSet(2));
    portal.order(peerSet(3));
    await follower.round(0);
    expect(portal.confirmed()?.failed).toEqual([
      { revision: 6, id: credentialNumber(2), reason: 'wireguard-refused' },
    ]);
    system.refusing.clear();
    await follower.round(0);
    expect(portal.confirmed()?.failed).toEqual([]);
    expect(peers()).toHaveLength(3);
  });

  it('takes a snapshot after a restore of the portal, which cannot revive what was revoked', async () => {
    await follower.round(0);
    portal.order(peerRemove(1));
    await follower.round(0);
    portal.epoch = 'epoch-two';
    portal.revision = 3;
    portal.log = [];
    await follower.round(0);
    expect(position()).toEqual({ epoch: 'epoch-two', revision: 3 });
    expect(peers()).toEqual([]);
    expect(portal.confirmed()?.failed).toEqual([{ revision: 3, id: one, reason: 'revoked-here' }]);
    await reporter.reportNews();
    const told = portal.reports.flatMap(({ tombstones }) => tombstones);
    expect(told).toEqual([{ credential: one, kind: 'peer', key: keyNumber(1) }]);
    const { epoch } = portal;
    expect(portal.reports.at(-1)?.comparison).toEqual({ epoch, findings: [], complete: true });
  });

  it('takes a snapshot when the portal knows less than the agent', async () => {
    await follower.round(0);
    portal.order(peerSet(2));
    await follower.round(0);
    portal.revision = 4;
    portal.log = [];
    await follower.round(0);
    expect(position()?.revision).toBe(4);
    expect(peers()).toEqual([one]);
  });

  it('stops at a kind it does not know: nothing is applied, nothing confirmed', async () => {
    await follower.round(0);
    portal.order(peerSet(2));
    portal.orderLine((revision) => JSON.stringify({ revision, kind: 'firewall.set', rules: [] }));
    portal.acks.length = 0;
    await expect(follower.round(0)).rejects.toThrow(TooOld);
    expect(peers()).toEqual([one]);
    expect(portal.acks).toEqual([]);
    expect(position()?.revision).toBe(5);
  });
});

describe('a proxy', () => {
  const asked: string[] = [];
  let status = '200 OK';
  const proxy = createServer().on('connect', (request: IncomingMessage, socket: Socket) => {
    asked.push(`${request.url ?? ''} ${request.headers['proxy-authorization'] ?? ''}`);
    const { hostname, port } = new URL(`http://${request.url ?? ''}`);
    const onward = connect(Number(port), hostname);
    for (const end of [onward, socket]) end.on('error', () => end.destroy());
    socket.write(`HTTP/1.1 ${status}\r\n\r\n`);
    onward.pipe(socket).pipe(onward);
  });
  beforeAll(async () => {
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
  });
  afterAll(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  beforeEach(() => {
    asked.length = 0;
    const address = proxy.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    identity = { ...identity, proxy: proxyUrl(`http://user:p%40ss@127.0.0.1:${port}`) };
  });

  it('is gone through by a tunnel', async () => {
    status = '200 OK';
    await follower.round(0);
    expect(portal.confirmed()?.position.revision).toBe(5);
    const login = `Basic ${Buffer.from('user:p@ss').toString('base64')}`;
    expect(asked).toEqual(Array(2).fill(`${identity.portal.host} ${login}`));
  });

  it('that refuses is named', async () => {
    status = '407 Proxy Authentication Required';
    await expect(follower.round(0)).rejects.toThrow('the proxy answers 407');
  });

  it.each(['https://proxy:3128', 'http://proxy', 'proxy:3128'])('is not written %s', (address) => {
    expect(() => proxyUrl(address)).toThrow();
  });
});

describe('an answer is discarded whole', () => {
  beforeEach(async () => {
    await follower.round(0);
    portal.order(peerSet(2));
    portal.acks.length = 0;
  });
  afterEach(() => {
    expect(peers()).toEqual([one]);
    expect(portal.acks).toEqual([]);
    expect(position()?.revision).toBe(5);
  });

  it.each([
    ['altered in a line', (body: string) => body.replace('10.90.0.2', '10.90.0.3')],
    ['with a line more', (body: string) => `{"revision":6,"kind":"peer.set"}\n${body}`],
    ['cut short', (body: string) => body.slice(0, -10)],
    ['without its trailer', (body: string) => body.slice(0, body.indexOf('\n') + 1)],
    ['that is a page of somebody else', () => '<html>sign in to the hotel</html>'],
    ['that is empty', () => ''],
  ])('%s', async (_what, tamper) => {
    portal.tamper = tamper;
    await expect(follower.round(0)).rejects.toThrow(Refusal);
  });

  it('signed by another key', async () => {
    portal.signWithForeignKey();
    await expect(follower.round(0)).rejects.toThrow(new Refusal('forbidden', 'answer-signature-wrong'));
  });

  it('meant for another gateway', async () => {
    portal.trailerGateway = 'another-gateway';
    await expect(follower.round(0)).rejects.toThrow(new Refusal('forbidden', 'answer-not-mine'));
  });

  it('that answers an earlier request', async () => {
    let first = '';
    portal.tamper = (body) => {
      first = body;
      return '';
    };
    await expect(follower.round(0)).rejects.toThrow(Refusal);
    portal.tamper = () => first;
    await expect(follower.round(0)).rejects.toThrow(new Refusal('forbidden', 'answer-not-mine'));
  });

  it.each([
    ['a revision twice', [6, 6]],
    ['a revision that is past', [5]],
    ['revisions out of order', [7, 6]],
    ['a revision beyond the end', [9]],
  ])('with %s', async (_what, revisions) => {
    portal.log = revisions.map((revision) => ({
      revision: 6,
      line: JSON.stringify({
        revision,
        kind: 'peer.remove',
        credential: one,
        publicKey: keyNumber(1),
        final: true,
      }),
    }));
    portal.revision = 7;
    await expect(follower.round(0)).rejects.toThrow(new Refusal('forbidden', 'answer-not-mine'));
  });

  it('from a portal that does not know our key', async () => {
    const { enrolment } = portal;
    if (enrolment !== null) portal.enrolment = { ...enrolment, agentKey: newSigningKey().publicKey };
    await expect(follower.round(0)).rejects.toThrow(new PortalRefusal(401, 'bad-signature'));
  });
});

describe('a large answer', () => {
  const many = 5_000;
  const leftInFolder = () => readdirSync(folder).filter((name) => name.includes('spool'));
  beforeEach(() => {
    portal.snapshot = [
      rehearsalSettings(),
      ...Array.from({ length: many }, (_, index) => peerSet(index + 1)),
    ];
  });

  it('is taken over whole', async () => {
    await follower.round(0);
    expect(system.peers.size).toBe(many);
    expect(portal.confirmed()?.failed).toEqual([]);
    expect(leftInFolder()).toEqual([]);
  });

  it.each([
    ['cut in the middle', (body: string) => body.slice(0, body.length / 2)],
    ['cut at the end of a line', (body: string) => body.slice(0, body.indexOf('\n', body.length / 2) + 1)],
    ['with one byte changed', (body: string) => body.replace('10.90.7.7/', '10.90.7.8/')],
    ['with a line of a megabyte', (body: string) => `${'x'.repeat(1024 * 1024)}\n${body}`],
  ])('%s is not applied at all, and nothing of it is left', async (_what, tamper) => {
    portal.tamper = tamper;
    await expect(follower.round(0)).rejects.toThrow(Refusal);
    expect(system.peers.size).toBe(0);
    expect(inside.journal.state.peers.size).toBe(0);
    expect(position()).toBeNull();
    expect(leftInFolder()).toEqual([]);
    portal.tamper = (body) => body;
    await follower.round(0);
    expect(system.peers.size).toBe(many);
  });

  it('of which a late line is of a kind that is not known is not applied at all', async () => {
    await follower.round(0);
    for (let number = many + 1; number < many + 1500; number += 1) portal.order(peerSet(number));
    portal.orderLine((revision) => JSON.stringify({ revision, kind: 'peer.rename' }));
    await expect(follower.round(0)).rejects.toThrow(TooOld);
    expect(system.peers.size).toBe(many);
  });
});

describe('a spool', () => {
  it('gives back its lines as often as asked, whatever pieces they came in', () => {
    const spool = openSpool(folder);
    const text = ['{"a":"ä"}', '', 'x'.repeat(200_000), 'ß'].join('\n');
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += 7) spool.add(bytes.subarray(at, at + 7));
    const lines = ['{"a":"ä"}', 'x'.repeat(200_000), 'ß'];
    expect([...spool.lines()]).toEqual(lines);
    expect([...spool.lines()]).toEqual(lines);
    spool.close();
  });

  it('takes no more than its limit, and has no name that a crash could leave behind', () => {
    const spool = openSpool(folder, 10);
    spool.add(Buffer.from('0123456789'));
    expect(readdirSync(folder)).not.toContain('answer.spool');
    expect(() => spool.add(Buffer.from('0'))).toThrow('too large: nothing of it is applied');
    spool.close();
  });
});

describe('a report', () => {
  it('tells drift once, and what is found meanwhile with the next', async () => {
    await follower.round(0);
    inside.journal.append([{ drift: { 'peer-added': 2 } }], 'durable');
    await Promise.all([reporter.reportNews(), reporter.reportNews()]);
    await reporter.reportNews();
    expect(portal.reports.map(({ drift }) => drift)).toEqual([{ 'peer-added': 2 }]);
    expect(inside.journal.state.drift).toEqual({});
  });

  it('is made once after a start, then only when there is news', async () => {
    await follower.round(0);
    await reporter.reportNews();
    await reporter.reportNews();
    expect(portal.reports).toEqual([
      {
        firstConnected: [],
        tombstones: [],
        openvpnCsr: null,
        agentVersion,
        drift: {},
        capacity: [],
        closedSeconds: 0,
        comparison: null,
        unused: { anew: false, begun: [], ended: [] },
        isEmpty: null,
      },
    ]);
    system.connected = [one];
    await inside.keeper.reconcile(inTurn());
    await reporter.reportNews();
    await reporter.reportNews();
    expect(portal.reports.slice(1).map(({ firstConnected }) => firstConnected)).toEqual([[one]]);
  });

  it('says during maintenance whether everybody is gone, each change once', async () => {
    await follower.round(0);
    for (const said of [null, false, false, true, true, null, null]) {
      isEmpty = said;
      await reporter.reportNews();
    }
    expect(portal.reports.map((report) => report.isEmpty)).toEqual([null, false, true, null]);
  });

  it('says it again after each snapshot: the portal may have passed it over, or forgotten it', async () => {
    await follower.round(0);
    isEmpty = true;
    await reporter.reportNews();
    await follower.round(0);
    await reporter.reportNews();
    expect(portal.reports).toHaveLength(1);
    portal.revision += 1;
    portal.compacted = portal.revision;
    await follower.round(0);
    await reporter.reportNews();
    await reporter.reportNews();
    expect(portal.reports.map((report) => report.isEmpty)).toEqual([true, true]);
  });

  it('says it again also where a report was under way when the portal began anew', async () => {
    await follower.round(0);
    const { journal, use } = inside;
    const slow = new Reporter({
      journal,
      keys: openKeys(folder),
      call: async (one) => {
        const answer = await callPortal(identity, one);
        if (portal.reports.length === 1) slow.tellAgain();
        return answer;
      },
      use,
      now: () => Date.now(),
      isEmpty: () => true,
    });
    for (let round = 0; round < 3; round += 1) await slow.reportNews();
    expect(portal.reports.map((report) => report.isEmpty)).toEqual([true, true]);
  });

  it('that was lost is made again', async () => {
    await follower.round(0);
    system.connected = [one];
    await inside.keeper.reconcile(inTurn());
    portal.answering = false;
    await expect(reporter.reportNews()).rejects.toThrow();
    portal.answering = true;
    await reporter.reportNews();
    expect(portal.reports.at(-1)?.firstConnected).toEqual([one]);
  });

  it('of very much comes in pieces', async () => {
    await follower.round(0);
    const many = Array.from({ length: 2500 }, (_, number) => credentialNumber(number));
    inside.journal.append([{ connected: many }], 'lazy');
    await reporter.reportNews();
    expect(portal.reports.map(({ firstConnected }) => firstConnected.length)).toEqual([1000, 1000, 500]);
    expect(inside.journal.state.unreported.size).toBe(0);
  });
});

it('says with every message which start of it speaks, and under the signature', async () => {
  await follower.round(0);
  await reporter.reportNews();
  const paths = [gatewayPaths.snapshot, gatewayPaths.acks, gatewayPaths.report, gatewayPaths.changes];
  await follower.round(0);
  expect(new Set(portal.messages.map(({ path }) => path))).toEqual(new Set(paths));
  for (const { query } of portal.messages) expect(instanceIn(query)).toBe(instance);
});

it('confirms again what the portal does not count, and says once that another one has its key', async () => {
  portal.unproved = 'copied';
  await follower.round(0);
  await follower.round(0);
  expect(portal.acks).toHaveLength(2);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^gateway-copied: A second agent uses this gateway’s key/);
  portal.unproved = null;
  await follower.round(0);
  await follower.round(0);
  expect(portal.acks).toHaveLength(3);
  expect(said.at(-1)).toBe('the portal counts what this gateway confirms');
});
