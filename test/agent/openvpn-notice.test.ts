// A refused client reads why: the agent holds the management socket, answers each question at once, and goes on with its
// own work over the same connection; nobody gets in by it who would not without.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateKeyPairSync } from 'node:crypto';
import type { OpenvpnDriver, Wanted } from '../../src/agent/enforcing/drivers';
import { refusalsIn } from '../../src/agent/enforcing/refusals';
import { placeOf } from '../../src/agent/identity/identity';
import { applyRecord, emptyState, recordsOf, type AgentState } from '../../src/agent/memory/agent-state';
import { AskReader } from '../../src/agent/openvpn/asks';
import { openvpnDriver } from '../../src/agent/openvpn/driver';
import { openvpnFolder } from '../../src/agent/openvpn/files';
import { letManagementGo } from '../../src/agent/openvpn/management';
import type { ClientRemove, ClientSet, OpenvpnSettings } from '../../src/domain/gateway-change';
import { hostPath } from '../../src/domain/host-fields';
import { until } from '../support/child-process';
import { useFolders } from '../support/temporary-folder';
import { FakeOpenvpn } from './fake-openvpn';
import { credentialNumber, farEnd } from './fake-portal';

const one = credentialNumber(1);
const two = credentialNumber(2);
const pem = (label: string, text: string): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(text).toString('base64')}\n-----END ${label}-----\n`;
const serverKey = generateKeyPairSync('ec', { namedCurve: 'secp384r1' })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
const plain: OpenvpnSettings = {
  serverName: 'vpn.musterstadt.example',
  port: 1194,
  proto: 'udp',
  network4: '10.92.0.0/20',
  network6: null,
  ca: pem('CERTIFICATE', 'authority'),
  certificate: pem('CERTIFICATE', 'server'),
  tlsCryptV2ServerKey: pem('OpenVPN tls-crypt-v2 server key', 'key'),
  dns: [],
  maxClients: 100,
  cryptoProfile: 'BSI-TR-02102-2026',
};
const asking: OpenvpnSettings = { ...plain, notice: { phone: '0123 456' } };
const start = Date.parse('2026-11-26T08:00:00.000Z');

const newFolder = useFolders('notice');
let folder: string;
let server: FakeOpenvpn;
let driver: OpenvpnDriver;
let state: AgentState;
let now: number;
let silent: number;
let isRunning: boolean;

const client = (number: number, end = farEnd): ClientSet => ({
  kind: 'client.set',
  credential: credentialNumber(number),
  serial: `77${number}`,
  address4: `10.92.0.${number}`,
  address6: null,
  until: end,
});
const removal = (number: number, more: Partial<ClientRemove> = {}): ClientRemove => ({
  kind: 'client.remove',
  credential: credentialNumber(number),
  serial: `77${number}`,
  final: false,
  forgetAfter: farEnd,
  because: 'suspended',
  ...more,
});

const socket = (): string => join(folder, 'management', 'socket');
const entry = (name: string): string | null =>
  existsSync(join(folder, 'ccd', name)) ? readFileSync(join(folder, 'ccd', name), 'utf8') : null;
const clients = (): Wanted<ClientSet> => ({
  at: (name) => state.clients.get(name) ?? null,
  all: () => state.clients.entries(),
});
const nothing: Wanted<string> = { at: () => null, all: () => [] };
const look = async () => (await driver.look(clients(), nothing))?.entries;

async function letIn(...set: readonly ClientSet[]): Promise<void> {
  for (const change of set) applyRecord(state, { change });
  await driver.apply(set, []);
}

async function takeBack(change: ClientRemove) {
  applyRecord(state, { change });
  return driver.apply([], [change]);
}

async function verdictOn(name: string, more: readonly string[] = [], what = 'CONNECT'): Promise<string> {
  const before = server.verdicts.length;
  server.ask(7, ['n_clients=0', `common_name=${name}`, 'untrusted_ip=203.0.113.9', ...more], what);
  await until('an answer', 2_000, () => server.verdicts.length > before);
  return server.verdicts.at(-1) ?? '';
}

beforeEach(async () => {
  folder = newFolder();
  mkdirSync(join(folder, 'management'), { recursive: true });
  server = new FakeOpenvpn();
  await server.listen(socket());
  [state, now, silent, isRunning] = [emptyState(), start, 0, true];
  driver = openvpnDriver({
    folder: openvpnFolder({ path: hostPath(folder), reader: null }),
    process: {
      socket: socket(),
      isRunning: async () => isRunning,
      trimLog: () => undefined,
      start: async () => void (isRunning = true),
      stop: async () => void (isRunning = false),
    },
    place: placeOf({}, folder),
    serverKeyFor: () => serverKey,
    refusals: refusalsIn({ state, clock: { now: () => now, silentMs: () => silent } }),
  });
  await driver.configure(asking);
  await letIn(client(1), client(2));
  await until('the agent at the socket', 2_000, () => server.listeners === 1);
  server.heard.length = 0;
});
afterEach(async () => {
  letManagementGo(socket());
  await server.close();
});

describe('a question', () => {
  it('about somebody who is let in is left to the server', async () => {
    expect(await verdictOn(one)).toBe('client-auth-nt 7 1');
    expect(await verdictOn(one, [], 'REAUTH')).toBe('client-auth-nt 7 1');
  });

  it('about somebody suspended is answered with the sentence and the number', async () => {
    await takeBack(removal(1));
    const denied = 'client-deny 7 1 "refused" "Ihr Zugang ist gesperrt. Benutzerservice: 0123 456"';
    expect(await verdictOn(one)).toBe(denied);
    expect(await verdictOn(one, [], 'REAUTH')).toBe(denied);
    expect(await verdictOn(two)).toBe('client-auth-nt 7 1');
  });

  it('about somebody whose end has come, or has come by the portal, says so', async () => {
    await takeBack(removal(1, { because: 'ended' }));
    expect(await verdictOn(one)).toContain('"Ihr Zugang ist abgelaufen. ');
    await letIn(client(2, '2026-11-26T08:00:01.000Z'));
    expect(await verdictOn(two)).toBe('client-auth-nt 7 1');
    now += 1_000;
    expect(await verdictOn(two)).toContain('"Ihr Zugang ist abgelaufen. ');
  });

  it('says that the VPN is closed where the portal was not heard for too long', async () => {
    state.settings = {
      kind: 'gateway.settings',
      maxOfflineDays: 7,
      closeAfterSeconds: 3600,
      wireguard: null,
      openvpn: asking,
      reachable: [],
      masquerade: true,
    };
    silent = 3_600_001;
    expect(await verdictOn(one)).toContain('"Das VPN ist zurzeit geschlossen. ');
    silent = 0;
    expect(await verdictOn(one)).toBe('client-auth-nt 7 1');
  });

  it('about somebody revoked, or nobody of ours, says nothing: the server refuses by itself', async () => {
    await takeBack(removal(1));
    await takeBack(removal(1, { final: true }));
    expect(await verdictOn(one)).toBe('client-auth-nt 7 1');
    expect(entry(one)).toBeNull();
    expect(await verdictOn(credentialNumber(9))).toBe('client-auth-nt 7 1');
    expect(await verdictOn('"; client-auth-nt 1 1')).toBe('client-auth-nt 7 1');
  });

  it('is answered in the midst of other work, over the one connection', async () => {
    await takeBack(removal(2));
    server.silent = true;
    const attending = driver.attend(() => true);
    await until('the list to be asked for', 2_000, () => server.heard.includes('status 3'));
    expect(await verdictOn(two)).toContain('gesperrt');
    expect(server.listeners).toBe(1);
    server.silent = false;
    await Promise.all([expect(attending).rejects.toThrow(), server.hangUp()]);
    await until('the agent to come back', 2_000, () => server.listeners === 1);
    expect(await verdictOn(one)).toBe('client-auth-nt 7 1');
    await expect(driver.attend(() => true)).resolves.toMatchObject({ connected: [] });
  });

  it('is not confused by its own answers while sessions are ended', async () => {
    server.sessions = [{ name: one, id: 4, isHostile: true }];
    const [failures] = await Promise.all([takeBack(removal(1)), verdictOn(two), verdictOn(two)]);
    expect(failures.size).toBe(0);
    expect(server.sessions).toEqual([]);
  });
});

describe('the entry of somebody refused', () => {
  it('says no more than that, comes after the session is gone, and counts as none', async () => {
    server.sessions = [{ name: one, id: 4 }];
    server.onDisk = () => ` [${entry(one) ?? 'none'}]`;
    await takeBack(removal(1));
    expect(server.heard).toEqual([
      'status 3 [none]',
      'client-kill 4 HALT [none]',
      `kill ${one} [none]`,
      'status 3 [none]',
    ]);
    expect(entry(one)).toBe('disable\n');
    const check = { set: [client(2)], remove: [removal(1)] };
    for (const isWhole of [true, false]) expect(await driver.check({ ...check, isWhole })).toEqual(new Map());
    expect(await look()).toEqual([]);
  });

  it('is not written while a session is still there: without an entry its next key would be refused', async () => {
    server.sessions = [{ name: one, id: 4, isHostile: true }];
    server.stubborn = 99;
    expect(await takeBack(removal(1))).toEqual(new Map([[one, 'session-still-there']]));
    expect(entry(one)).toBeNull();
    server.stubborn = 0;
    await driver.attend((name) => name === two);
    expect(entry(one)).toBe('disable\n');
  });

  it('is a stranger when it says anything else, and is put right', async () => {
    await takeBack(removal(1));
    writeFileSync(join(folder, 'ccd', one), 'ifconfig-push 10.92.0.1 255.255.240.0\n');
    expect(await look()).toEqual([{ key: one, what: 'added' }]);
    const check = { set: [client(2)], remove: [removal(1)], isWhole: false };
    expect(await driver.check(check)).toEqual(new Map([[one, 'entry-still-there']]));
    await driver.apply([], [removal(1)]);
    expect(entry(one)).toBe('disable\n');
  });

  it('gives way when the access comes back, and when nobody is to be told any more', async () => {
    await takeBack(removal(1));
    await takeBack(removal(2));
    await letIn(client(1));
    expect(entry(one)).toMatch(/^ifconfig-push/);
    expect(await verdictOn(one)).toBe('client-auth-nt 7 1');
    await driver.configure(plain);
    isRunning = true;
    // Nobody was let in by it, and nobody has touched it: no drift.
    expect(await look()).toEqual([]);
    await driver.attend(() => true);
    expect(entry(two)).toBeNull();
    await until('the agent to leave the socket', 2_000, () => server.listeners === 0);
    expect(readFileSync(join(folder, 'server.conf'), 'utf8')).not.toContain('management-client-auth');
  });
});

it('is remembered over a start, until the certificate has ended', () => {
  applyRecord(state, { change: removal(1) });
  const again = emptyState();
  for (const record of recordsOf(state)) applyRecord(again, record);
  expect([...again.refused.keys()]).toEqual([one]);
  applyRecord(again, { change: client(1) });
  expect(again.refused.size).toBe(0);
  // From a portal that does not say why.
  const { because, ...silently } = removal(2);
  applyRecord(again, { change: silently });
  expect([because, again.refused.size]).toEqual(['suspended', 0]);
});

describe('the reader of questions', () => {
  const read = (...lines: readonly string[]) => {
    const reader = new AskReader();
    return lines.map((line) => reader.take(line)).filter((ask) => ask !== null);
  };
  const named = `>CLIENT:ENV,common_name=${one}`;
  const end = '>CLIENT:ENV,END';

  it('keeps the name and drops everything else', () => {
    expect(
      read('>CLIENT:CONNECT,3,1', '>CLIENT:ENV,untrusted_ip=203.0.113.9', '>BYTECOUNT_CLI:3,1,1', named, end),
    ).toEqual([{ clientId: '3', keyId: '1', name: one }]);
  });

  it.each([
    ['two names', [named, `>CLIENT:ENV,common_name=${two}`]],
    ['a name with more in it', [`>CLIENT:ENV,common_name=${one} x`]],
    [
      'a name that another variable holds',
      [`>CLIENT:ENV,IV_x=common_name=${one}`, `>CLIENT:ENV,UV_common_name=${one}`],
    ],
    ['no name', []],
  ])('takes %s for nobody', (_, lines) => {
    expect(read('>CLIENT:CONNECT,3,1', ...lines, end)).toEqual([{ clientId: '3', keyId: '1', name: null }]);
  });

  it.each([
    ['numbers that are none', ['>CLIENT:CONNECT,3 1,1', named, end]],
    ['a number too long', ['>CLIENT:CONNECT,12345678901,1', named, end]],
    ['lines without a question', [named, end]],
    ['another event in between', ['>CLIENT:CONNECT,3,1', '>CLIENT:DISCONNECT,3', named, end]],
    ['one that has been established', ['>CLIENT:ESTABLISHED,3', named, end]],
  ])('answers nothing to %s', (_, lines) => {
    expect(read(...lines)).toEqual([]);
  });
});
