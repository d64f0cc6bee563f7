// OpenVPN as the agent drives it: the order of taking back, what is claimed and what not, the guard of revoked serials.
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { generateKeyPairSync } from 'node:crypto';
import type { ClientKey, OpenvpnDriver, Wanted } from '../../src/agent/enforcing/drivers';
import { placeOf } from '../../src/agent/identity/identity';
import { openvpnDriver } from '../../src/agent/openvpn/driver';
import { openvpnFolder } from '../../src/agent/openvpn/files';
import type { ClientSet, OpenvpnSettings } from '../../src/domain/gateway-change';
import { Refusal } from '../../src/domain/errors';
import { hostPath } from '../../src/domain/host-fields';
import { mustRun } from '../support/child-process';
import { useFolders } from '../support/temporary-folder';
import { FakeOpenvpn, filesOf } from './fake-openvpn';
import { credentialNumber, farEnd } from './fake-portal';

const one = credentialNumber(1);
const two = credentialNumber(2);
const pem = (label: string, text: string): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(text).toString('base64')}\n-----END ${label}-----\n`;
const serverKey = generateKeyPairSync('ec', { namedCurve: 'secp384r1' })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
const settings: OpenvpnSettings = {
  serverName: 'vpn.musterstadt.example',
  port: 1194,
  proto: 'udp',
  network4: '10.92.0.0/20',
  network6: 'fd92::/64',
  ca: pem('CERTIFICATE', 'authority'),
  certificate: pem('CERTIFICATE', 'server'),
  tlsCryptV2ServerKey: pem('OpenVPN tls-crypt-v2 server key', 'key'),
  dns: [],
  maxClients: 100,
  cryptoProfile: 'BSI-TR-02102-2026',
};

const newFolder = useFolders('openvpn');
let folder: string;
let server: FakeOpenvpn;
let driver: OpenvpnDriver;
let starts: number;
let stops: number;
let isRunning: boolean;
let canRead: boolean;

beforeEach(async () => {
  folder = newFolder();
  mkdirSync(join(folder, 'management'), { recursive: true });
  server = new FakeOpenvpn();
  server.onDisk = () => filesOf(folder, one, '771');
  await server.listen(join(folder, 'management', 'socket'));
  [starts, stops, isRunning, canRead] = [0, 0, false, true];
  const path = hostPath(folder);
  const files = openvpnFolder({ path, reader: null });
  const look = files.serverCanRead.bind(files);
  files.serverCanRead = async (serials) => canRead && look(serials);
  driver = openvpnDriver({
    folder: files,
    process: {
      socket: join(folder, 'management', 'socket'),
      isRunning: async () => isRunning,
      trimLog: () => undefined,
      start: async () => {
        starts += 1;
        isRunning = true;
      },
      stop: async () => {
        stops += 1;
        isRunning = false;
      },
    },
    place: placeOf({}, folder),
    serverKeyFor: (certificate) => (certificate === settings.certificate ? serverKey : null),
  });
  await driver.configure(settings);
  await driver.attend(() => true);
  await driver.apply([client(1), client(2)], []);
  server.heard.length = 0;
});
afterEach(() => server.close());

function client(number: number): ClientSet {
  return {
    kind: 'client.set',
    credential: credentialNumber(number),
    serial: `77${number}`,
    address4: `10.92.0.${number}`,
    address6: `fd92::${number}`,
    until: farEnd,
  };
}

const revoked = { credential: one, serial: '771', final: true };
const suspended = { ...revoked, final: false };
const gone = '[-entry +revoked]';

describe('maintenance', () => {
  const begin = async () => {
    await driver.configure(settings, undefined, true);
    stops = 0;
  };
  const restarts = (): readonly string[] =>
    server.heard.filter((line) => line.includes('RESTART')).map((line) => line.split(' [')[0] ?? '');

  it('sends clients on to another gateway, some at a time, and then ends the server', async () => {
    server.sessions = Array.from({ length: 10 }, (_, number) => ({
      name: credentialNumber(number),
      id: number,
    }));
    await begin();
    await expect(driver.letGo()).resolves.toBe(false);
    expect(restarts()).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((id) => `client-kill ${id} RESTART,[N]`));
    expect(stops).toBe(0);
    await expect(driver.letGo()).resolves.toBe(false);
    expect(restarts().slice(8)).toEqual(['client-kill 8 RESTART,[N]', 'client-kill 9 RESTART,[N]']);
    await expect(driver.letGo()).resolves.toBe(true);
    expect([isRunning, stops]).toEqual([false, 1]);
    await expect(driver.letGo()).resolves.toBe(true);
    expect(stops).toBe(1);
  });

  it('tells nobody twice who comes back because their file names no other gateway', async () => {
    server.sessions = [{ name: one, id: 4, isHostile: true }];
    await begin();
    await driver.letGo();
    server.sessions = [{ name: one, id: 9, isHostile: true }];
    await expect(driver.letGo()).resolves.toBe(false);
    expect(restarts()).toEqual(['client-kill 4 RESTART,[N]']);
  });

  it('ends a server that does not answer, and starts none', async () => {
    await server.close();
    await begin();
    await expect(driver.letGo()).resolves.toBe(true);
    expect([stops, starts]).toEqual([1, 1]);
    await driver.checkGuard();
    await expect(driver.attend(() => true)).resolves.toEqual({
      connected: [],
      failures: new Map(),
      inUse: { connected: 0, handshakes: 0 },
    });
    expect(starts).toBe(1);
    await server.listen(join(folder, 'management', 'socket'));
  });

  it('goes on taking back, with the server there and without it', async () => {
    server.sessions = [{ name: one, id: 4 }];
    await begin();
    await expect(driver.apply([], [revoked])).resolves.toEqual(new Map());
    expect(server.sessions).toEqual([]);
    await driver.letGo();
    await server.close();
    const other = { credential: two, serial: '772', final: true };
    await expect(driver.apply([], [other])).resolves.toEqual(new Map());
    await expect(driver.check({ set: [], remove: [revoked, other], isWhole: false })).resolves.toEqual(
      new Map(),
    );
    await server.listen(join(folder, 'management', 'socket'));
  });

  it('is over with the next settings: the server is there again, with everybody who may', async () => {
    await begin();
    await driver.letGo();
    expect(isRunning).toBe(false);
    await driver.configure(settings);
    await driver.attend(() => true);
    expect([isRunning, starts]).toEqual([true, 2]);
    await expect(driver.check({ set: [client(1)], remove: [], isWhole: false })).resolves.toEqual(new Map());
    await expect(driver.letGo()).resolves.toBe(true);
    expect(isRunning).toBe(true);
  });
});

describe('taking a client back', () => {
  it('closes the door first, asks an honest client to leave, cuts, and looks', async () => {
    server.sessions = [
      { name: one, id: 4 },
      { name: two, id: 5 },
    ];
    await expect(driver.apply([], [revoked])).resolves.toEqual(new Map());
    expect(server.heard).toEqual([
      `status 3 ${gone}`,
      `client-kill 4 HALT ${gone}`,
      `kill ${one} ${gone}`,
      `status 3 ${gone}`,
    ]);
    expect(server.sessions).toEqual([{ name: two, id: 5 }]);
  });

  it('also ends a session that does not listen', async () => {
    server.sessions = [{ name: one, id: 4, isHostile: true }];
    await expect(driver.apply([], [revoked])).resolves.toEqual(new Map());
    expect(server.sessions).toEqual([]);
  });

  it('tries again when a session is still there, and claims nothing when it stays', async () => {
    server.sessions = [{ name: one, id: 4, isHostile: true }];
    server.stubborn = 1;
    await expect(driver.apply([], [revoked])).resolves.toEqual(new Map());
    server.sessions = [{ name: one, id: 4, isHostile: true }];
    server.stubborn = 100;
    await expect(driver.apply([], [revoked])).resolves.toEqual(new Map([[one, 'session-still-there']]));
  });

  it('without a session only looks', async () => {
    await driver.apply([], [revoked]);
    expect(server.heard).toEqual([`status 3 ${gone}`]);
  });

  it('for a while marks no serial, so that it can come back', async () => {
    server.sessions = [{ name: one, id: 4 }];
    await driver.apply([], [suspended]);
    expect(server.heard.at(-1)).toBe('status 3 [-entry -revoked]');
    expect(server.sessions).toEqual([]);
    await driver.apply([client(1)], []);
    expect(readFileSync(join(folder, 'ccd', one), 'utf8')).toBe(
      'ifconfig-push 10.92.0.1 255.255.240.0\nifconfig-ipv6-push fd92::1/64 fd92::1\n',
    );
  });

  it('claims nothing when the server runs and does not answer', async () => {
    await server.close();
    isRunning = true;
    await expect(driver.apply([], [revoked])).resolves.toEqual(new Map([[one, 'openvpn-does-not-answer']]));
    expect(readdirSync(join(folder, 'revoked'))).toContain('771');
    await server.listen(join(folder, 'management', 'socket'));
  });

  it('is done when no server runs: nobody is connected, and the door is closed', async () => {
    await server.close();
    isRunning = false;
    await expect(driver.apply([], [revoked])).resolves.toEqual(new Map());
    await server.listen(join(folder, 'management', 'socket'));
  });

  it('claims nothing when the server could not read the serial', async () => {
    canRead = false;
    await expect(driver.apply([], [revoked])).resolves.toEqual(
      new Map([[one, 'revoked-serials-unreadable']]),
    );
  });

  it('of many looks and cuts once for all', async () => {
    server.sessions = [
      { name: one, id: 4 },
      { name: two, id: 5 },
    ];
    await driver.apply([], [revoked, { credential: two, serial: '772', final: true }]);
    expect(server.heard.filter((line) => line.startsWith('status'))).toHaveLength(2);
    expect(server.sessions).toEqual([]);
  });
});

describe('the server', () => {
  it('starts once, with its whole configuration, and is left alone while that stays the same', async () => {
    await driver.configure(settings);
    await driver.attend(() => true);
    expect([starts, stops]).toEqual([1, 1]);
    expect(
      readdirSync(folder)
        .filter((name) => !name.startsWith('m'))
        .sort(),
    ).toEqual(
      [
        'ca.crt',
        'ccd',
        'revoked',
        'server.conf',
        'server.crt',
        'server.key',
        'staging',
        'tls-crypt-v2-server.key',
      ].sort(),
    );
    expect(statSync(join(folder, 'server.key')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'management')).mode & 0o777).toBe(0o750);
  });

  it('is restarted by another configuration only', async () => {
    await driver.configure({ ...settings, port: 1195 });
    expect([starts, stops]).toEqual([1, 2]);
    await driver.attend(() => true);
    expect(starts).toBe(2);
  });

  it('is configured by the crypto profile that the portal says, and restarted for another', async () => {
    expect(readFileSync(join(folder, 'server.conf'), 'utf8')).toMatch(/^tls-version-min 1\.3$/m);
    await driver.configure({ ...settings, cryptoProfile: 'TLS12-COMPATIBLE-2026' });
    expect(readFileSync(join(folder, 'server.conf'), 'utf8')).toMatch(/^tls-version-min 1\.2$/m);
    expect(stops).toBe(2);
  });

  it('is not touched where the profile forbids what it would run on, and says why', async () => {
    const before = readFileSync(join(folder, 'server.conf'), 'utf8');
    const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', '/dev/null', '-subj', '/CN=x'];
    const ca = await mustRun(['openssl', 'req', '-x509', ...key]);
    await expect(driver.configure({ ...settings, port: 1195, ca })).rejects.toEqual(
      new Refusal('invalid', 'server-file-certificate-rsa'),
    );
    expect(readFileSync(join(folder, 'server.conf'), 'utf8')).toBe(before);
    expect(stops).toBe(1);
  });

  it('is refused a certificate that is not for our key', async () => {
    await expect(driver.configure({ ...settings, certificate: settings.ca })).rejects.toThrow(
      'certificate-not-ours',
    );
  });

  it('is stopped when it can no longer read revoked serials, and not started before it can', async () => {
    canRead = false;
    await expect(driver.checkGuard()).rejects.toThrow(/cannot be read/);
    expect(isRunning).toBe(false);
    await expect(driver.attend(() => true)).rejects.toThrow(/could not read/);
    expect(isRunning).toBe(false);
    canRead = true;
    await driver.attend(() => true);
    expect(isRunning).toBe(true);
  });

  it('is stopped when the canary is gone', async () => {
    rmSync(join(folder, 'revoked', '0'));
    await expect(driver.checkGuard()).rejects.toThrow(/cannot be read/);
    expect(isRunning).toBe(false);
  });

  it('is started again when it has ended by itself', async () => {
    isRunning = false;
    await driver.checkGuard();
    expect(isRunning).toBe(true);
  });
});

function wanted<T>(entries: ReadonlyMap<string, T>): Wanted<T> {
  return { at: (key) => entries.get(key) ?? null, all: () => entries.entries() };
}
const ordered = (...numbers: readonly number[]) =>
  wanted(new Map(numbers.map((number) => [credentialNumber(number), client(number)])));
const serials = (...all: readonly string[]) => wanted(new Map(all.map((serial) => [serial, serial])));
const entry = (credential: string): string => join(folder, 'ccd', credential);

describe('a look', () => {
  const check = (remove: readonly ClientKey[], set: readonly ClientSet[] = [], isWhole = false) =>
    driver.check({ set, remove, isWhole });

  beforeEach(() => driver.apply([], [revoked]));

  it('finds what was taken back gone, whether or not there was a session', async () => {
    await expect(check([revoked])).resolves.toEqual(new Map());
    await expect(check([revoked], [client(2)], true)).resolves.toEqual(new Map());
  });

  it('changes nothing', async () => {
    server.heard.length = 0;
    server.sessions = [{ name: one, id: 4 }];
    await check([revoked]);
    expect(server.heard.map((line) => line.split(' [')[0])).toEqual(['status 3']);
  });

  it('finds an entry that somebody put back', async () => {
    writeFileSync(join(folder, 'ccd', one), '');
    await expect(check([revoked])).resolves.toEqual(new Map([[one, 'entry-still-there']]));
  });

  it('finds a session', async () => {
    server.sessions = [{ name: one, id: 4 }];
    await expect(check([revoked])).resolves.toEqual(new Map([[one, 'session-still-there']]));
  });

  it('finds a serial that the server cannot read, or that is gone', async () => {
    rmSync(join(folder, 'revoked', '771'));
    await expect(check([revoked])).resolves.toEqual(new Map([[one, 'revoked-serials-unreadable']]));
    await expect(check([suspended])).resolves.toEqual(new Map());
    canRead = false;
    await expect(check([suspended])).resolves.toEqual(new Map([[one, 'revoked-serials-unreadable']]));
  });

  it('claims nothing when the server runs and does not answer', async () => {
    await server.close();
    isRunning = true;
    await expect(check([revoked])).resolves.toEqual(new Map([[one, 'openvpn-does-not-answer']]));
    isRunning = false;
    await expect(check([revoked])).resolves.toEqual(new Map());
    await server.listen(join(folder, 'management', 'socket'));
  });

  it('finds an entry that says something else', async () => {
    writeFileSync(join(folder, 'ccd', two), 'ifconfig-push 10.92.0.9 255.255.240.0\n');
    await expect(check([], [client(2)])).resolves.toEqual(new Map([[two, 'entry-not-as-ordered']]));
  });

  it('at everything also finds whom nobody ordered', async () => {
    const stranger = credentialNumber(9);
    server.sessions = [{ name: stranger, id: 7 }];
    const found = new Map([['gateway', 'stranger-there']]);
    await expect(check([revoked], [client(2)], true)).resolves.toEqual(found);
    server.sessions = [{ name: 'UNDEF', id: 8 }];
    await expect(check([revoked], [client(2)], true)).resolves.toEqual(new Map());
    writeFileSync(join(folder, 'ccd', stranger), '');
    await expect(check([revoked], [client(2)], true)).resolves.toEqual(found);
  });
});

describe('the comparison', () => {
  it('finds nothing while everything is as it was written', async () => {
    await driver.apply([], [{ credential: two, serial: '772', final: true }]);
    await expect(driver.look(ordered(1), serials('772'))).resolves.toEqual({ entries: [], serials: [] });
  });

  it('finds entries that were edited, deleted, added, or closed to the server', async () => {
    await driver.apply([client(3), client(4)], []);
    writeFileSync(entry(one), 'push "route 0.0.0.0 0.0.0.0"\n');
    rmSync(entry(two));
    writeFileSync(entry(credentialNumber(9)), 'ifconfig-push 10.92.0.9 255.255.240.0\n');
    const seen = await driver.look(ordered(1, 2, 3, 4), serials());
    expect([...(seen?.entries ?? [])].sort((a, b) => a.key.localeCompare(b.key))).toEqual(
      [
        { key: one, what: 'changed' },
        { key: two, what: 'removed' },
        { key: credentialNumber(9), what: 'added' },
      ].sort((a, b) => a.key.localeCompare(b.key)),
    );
  });

  it('after other networks finds every entry to be another', async () => {
    await setTimeout(150);
    await expect(driver.look(ordered(1, 2), serials())).resolves.toEqual({ entries: [], serials: [] });
    await driver.configure({ ...settings, network4: '10.92.0.0/16' });
    const seen = await driver.look(ordered(1, 2), serials());
    expect(seen?.entries.map(({ what }) => what)).toEqual(['changed', 'changed']);
  });

  it('finds an edit of the same length right after an entry was written and looked at', async () => {
    await driver.apply([client(1)], []);
    await driver.look(ordered(1, 2), serials());
    const text = readFileSync(entry(one), 'utf8');
    writeFileSync(entry(one), text.replace('10.92.0.1', '10.92.0.7'));
    const seen = await driver.look(ordered(1, 2), serials());
    expect(seen?.entries).toEqual([{ key: one, what: 'changed' }]);
  });

  it('finds serials that were deleted or added, and leaves the canary to itself', async () => {
    writeFileSync(join(folder, 'revoked', '999'), '');
    const seen = await driver.look(ordered(1, 2), serials('555'));
    expect(seen?.serials).toEqual([
      { key: '999', what: 'added' },
      { key: '555', what: 'removed' },
    ]);
    driver.markSerials(seen?.serials ?? []);
    expect(readdirSync(join(folder, 'revoked')).sort()).toEqual(['0', '555']);
  });

  it('says nothing about what somebody else is busy with', async () => {
    rmSync(entry(one));
    writeFileSync(entry(two), 'edited\n');
    const { all } = ordered();
    await expect(driver.look({ at: () => undefined, all }, serials())).resolves.toMatchObject({
      entries: [],
    });
  });

  it('knows nothing of a client whose addresses do not fit its networks', async () => {
    const astray = { ...client(3), address4: '10.77.0.3' };
    const orders = wanted(new Map([[astray.credential, astray]]));
    const seen = await driver.look(orders, serials());
    expect(seen?.entries.map(({ what }) => what)).toEqual(['added', 'added']);
  });

  it('ends the sessions of strangers and tells who is rightly there', async () => {
    server.sessions = [
      { name: one, id: 1 },
      { name: credentialNumber(9), id: 2 },
      { name: 'UNDEF', id: 3 },
    ];
    await expect(driver.attend((name) => name === one)).resolves.toEqual({
      connected: [one],
      failures: new Map(),
      inUse: { connected: 1, handshakes: 1 },
    });
    expect(server.sessions.map(({ name }) => name)).toEqual([one, 'UNDEF']);
  });
});
