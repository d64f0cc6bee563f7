// OpenVPN over UDP and over TCP as one: entries and addresses in both, taken back from both before anybody is cut off,
// nothing claimed while either has somebody; and what is wrong with the second keeps nobody from the first.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newServerKey } from '../../src/agent/identity/agent-crypto';
import type { OpenvpnDriver, Wanted } from '../../src/agent/enforcing/drivers';
import { placeOf } from '../../src/agent/identity/identity';
import { openvpnDriver } from '../../src/agent/openvpn/driver';
import { openvpnFolder } from '../../src/agent/openvpn/files';
import { openvpnPair, settingsOverTcp } from '../../src/agent/openvpn/pair';
import { restingProcess } from '../../src/agent/openvpn/resting-process';
import { cidr4, cidr6 } from '../../src/domain/config-fields';
import { Refusal } from '../../src/domain/errors';
import type { ClientSet, OpenvpnSettings } from '../../src/domain/gateway-change';
import { hostPath } from '../../src/domain/host-fields';
import { useFolders } from '../support/temporary-folder';
import { FakeOpenvpn, filesOf } from './fake-openvpn';
import { credentialNumber, farEnd } from './fake-portal';

const one = credentialNumber(1);
const two = credentialNumber(2);
const pem = (label: string): string => `-----BEGIN ${label}-----\ndGVzdA==\n-----END ${label}-----\n`;
const overUdp: OpenvpnSettings = {
  serverName: 'vpn.musterstadt.example',
  port: 1194,
  proto: 'udp',
  network4: '10.92.0.0/20',
  network6: 'fd92::/64',
  ca: pem('CERTIFICATE'),
  certificate: pem('CERTIFICATE'),
  tlsCryptV2ServerKey: pem('OpenVPN tls-crypt-v2 server key'),
  dns: [],
  maxClients: 100,
  cryptoProfile: 'BSI-TR-02102-2026',
};
const tcp = { port: 443, network4: cidr4('10.93.0.0/20'), network6: cidr6('fd93::/64') };
const both: OpenvpnSettings = { ...overUdp, tcp };
const key = newServerKey();

/** One of the two servers. */
class Side {
  readonly server = new FakeOpenvpn();
  starts = 0;
  stops = 0;
  isRunning = false;
  isBroken = false;
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(join(folder, 'management'), { recursive: true });
  }

  driver(device: string): OpenvpnDriver {
    return openvpnDriver({
      folder: openvpnFolder({ path: hostPath(this.folder), reader: null }),
      process: {
        socket: join(this.folder, 'management', 'socket'),
        isRunning: async () => this.isRunning,
        trimLog: () => undefined,
        start: async () => {
          this.starts += 1;
          if (this.isBroken) throw new Error('the port is taken');
          this.isRunning = true;
        },
        stop: async () => {
          this.stops += 1;
          this.isRunning = false;
        },
      },
      place: placeOf({ openvpnInterface: device }, this.folder),
      serverKeyFor: () => key,
    });
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  has(path: string): boolean {
    return existsSync(join(this.folder, path));
  }
}

const newFolder = useFolders('openvpn-pair');
let udp: Side;
let over: Side;
let pair: OpenvpnDriver;
let log: string[];

beforeEach(async () => {
  const folder = newFolder();
  udp = new Side(join(folder, 'openvpn'));
  over = new Side(join(folder, 'openvpn-tcp'));
  await udp.server.listen(join(udp.folder, 'management', 'socket'));
  await over.server.listen(join(over.folder, 'management', 'socket'));
  log = [];
  pair = openvpnPair({
    udp: udp.driver('fovpn0'),
    tcp: over.driver('tfovpn0'),
    log: (text) => void log.push(text),
  });
});
afterEach(async () => {
  await udp.server.close();
  await over.server.close();
});

const client = (number: number): ClientSet => ({
  kind: 'client.set',
  credential: credentialNumber(number),
  serial: `77${number}`,
  address4: `10.92.0.${number}`,
  address6: `fd92::${number}`,
  until: farEnd,
});
const revoked = { credential: one, serial: '771', final: true };
const begin = async (settings = both): Promise<void> => {
  await pair.configure(settings);
  await pair.attend(() => true);
  await pair.apply([client(1), client(2)], []);
};
const wanted = (...clients: readonly ClientSet[]): Wanted<ClientSet> => {
  const all = new Map(clients.map((one_) => [one_.credential, one_]));
  return { at: (name) => all.get(name) ?? null, all: () => all };
};
const noSerials: Wanted<string> = { at: () => undefined, all: () => [] };

describe('two servers', () => {
  it('have the same certificate and key, each its port, network and interface', async () => {
    await begin();
    const [first, second] = [udp.read('server.conf'), over.read('server.conf')];
    expect(first).toContain('proto udp\nport 1194\ndev fovpn0\n');
    expect(second).toContain('proto tcp-server\nport 443\ntcp-nodelay\ndev tfovpn0\n');
    expect(second).toContain('ifconfig 10.93.0.1 255.255.240.0\n');
    expect(second).toContain(`crl-verify ${over.folder}/revoked dir\n`);
    expect(over.read('server.key')).toBe(udp.read('server.key'));
    expect(over.read('server.crt')).toBe(udp.read('server.crt'));
    expect([udp.isRunning, over.isRunning]).toEqual([true, true]);
  });

  it('let a client in at the same place of each network', async () => {
    await begin();
    expect(udp.read(`ccd/${one}`)).toContain('ifconfig-push 10.92.0.1 255.255.240.0\n');
    expect(over.read(`ccd/${one}`)).toContain('ifconfig-push 10.93.0.1 255.255.240.0\n');
    expect(over.read(`ccd/${one}`)).toContain('ifconfig-ipv6-push fd93::1/64 fd93::1\n');
  });

  it('leave nothing behind, and run nothing, where none over TCP is wanted', async () => {
    await begin(overUdp);
    await pair.apply([], [revoked]);
    pair.markSerials([{ key: '9', what: 'removed' }]);
    expect(over.starts).toBe(0);
    expect(over.has('ccd')).toBe(false);
    expect(settingsOverTcp(overUdp)).toBeNull();
    expect(settingsOverTcp(null)).toBeNull();
  });

  it('become one again when the second is no longer wanted; the first goes on', async () => {
    await begin();
    udp.stops = 0;
    await pair.configure(overUdp);
    expect(over.isRunning).toBe(false);
    expect([udp.isRunning, udp.stops]).toEqual([true, 0]);
  });

  it('are seen as one: whoever is connected to either is connected', async () => {
    await begin();
    udp.server.sessions = [{ name: one, id: 1 }];
    over.server.sessions = [
      { name: one, id: 2 },
      { name: two, id: 3 },
    ];
    const attended = await pair.attend(() => true);
    expect([...attended.connected].sort()).toEqual([one, two].sort());
    expect(attended.inUse).toMatchObject({ connected: 3 });
  });
});

describe('taking a client back', () => {
  it('takes it back from both before a session in either is ended', async () => {
    await begin();
    const state = (): string => filesOf(udp.folder, one, '771') + filesOf(over.folder, one, '771');
    for (const side of [udp, over]) {
      side.server.heard.length = 0;
      side.server.onDisk = state;
      side.server.sessions = [{ name: one, id: 4, isHostile: true }];
    }
    await expect(pair.apply([], [revoked])).resolves.toEqual(new Map());
    const gone = ' [-entry +revoked]';
    for (const { server } of [udp, over]) {
      expect(server.sessions).toEqual([]);
      expect(server.heard).toEqual([
        `status 3${gone}${gone}`,
        `client-kill 4 HALT${gone}${gone}`,
        `kill ${one}${gone}${gone}`,
        `status 3${gone}${gone}`,
      ]);
    }
  });

  it.each(['udp', 'tcp'] as const)('claims nothing while %s has the session', async (way) => {
    await begin();
    const { server } = way === 'udp' ? udp : over;
    server.sessions = [{ name: one, id: 4, isHostile: true }];
    server.stubborn = 100;
    const left = new Map([[one, 'session-still-there']]);
    await expect(pair.apply([], [revoked])).resolves.toEqual(left);
    await expect(pair.check({ set: [], remove: [revoked], isWhole: false })).resolves.toEqual(left);
    server.stubborn = 0;
    await expect(pair.apply([], [revoked])).resolves.toEqual(new Map());
    await expect(pair.check({ set: [], remove: [revoked], isWhole: false })).resolves.toEqual(new Map());
  });

  it.each(['udp', 'tcp'] as const)('is not verified while %s has an entry', async (way) => {
    await begin();
    await pair.apply([], [revoked]);
    const { folder } = way === 'udp' ? udp : over;
    writeFileSync(join(folder, 'ccd', one), 'ifconfig-push 10.93.0.1 255.255.240.0\n');
    const found = await pair.check({ set: [], remove: [revoked], isWhole: false });
    expect(found).toEqual(new Map([[one, 'entry-still-there']]));
  });

  it('is not verified while the second does not answer', async () => {
    await begin();
    await pair.apply([], [revoked]);
    await over.server.close();
    rmSync(join(over.folder, 'management', 'socket'), { force: true });
    over.isRunning = true;
    const found = await pair.check({ set: [], remove: [revoked], isWhole: false });
    expect(found).toEqual(new Map([[one, 'openvpn-does-not-answer']]));
    await over.server.listen(join(over.folder, 'management', 'socket'));
  });
});

describe('looking', () => {
  it('finds what somebody did to the entries of either, and each client once', async () => {
    await begin();
    const look = async () => (await pair.look(wanted(client(1), client(2)), noSerials))?.entries;
    await expect(look()).resolves.toEqual([]);
    rmSync(join(over.folder, 'ccd', one));
    writeFileSync(join(over.folder, 'ccd', two), 'ifconfig-push 10.93.0.9 255.255.240.0\n');
    writeFileSync(join(udp.folder, 'ccd', two), 'ifconfig-push 10.92.0.9 255.255.240.0\n');
    writeFileSync(join(over.folder, 'ccd', 'stranger'), '');
    const found = (await look()) ?? [];
    expect([...found].sort((a, b) => a.key.localeCompare(b.key))).toEqual(
      [
        { key: one, what: 'removed' },
        { key: two, what: 'changed' },
        { key: 'stranger', what: 'added' },
      ].sort((a, b) => a.key.localeCompare(b.key)),
    );
    await pair.apply([client(1), client(2)], [{ credential: 'stranger', serial: '', final: false }]);
    await expect(look()).resolves.toEqual([]);
  });

  it('marks a serial that is missing in either in both', async () => {
    await begin();
    await pair.apply([], [revoked]);
    rmSync(join(over.folder, 'revoked', '771'));
    const serials: Wanted<string> = {
      at: (serial) => (serial === '771' ? serial : null),
      all: () => [['771', '771']],
    };
    const found = await pair.look(wanted(client(2)), serials);
    expect(found?.serials).toEqual([{ key: '771', what: 'removed' }]);
    pair.markSerials(found?.serials ?? []);
    expect(over.has('revoked/771')).toBe(true);
  });

  it('is for strangers too: nobody else has an entry or a session in either', async () => {
    await begin();
    over.server.sessions = [{ name: two, id: 9 }];
    const found = await pair.check({ set: [client(1)], remove: [], isWhole: true });
    expect(found).toEqual(new Map([['gateway', 'stranger-there']]));
  });
});

describe('a second server that does not start', () => {
  it('keeps nobody from the first, and is told by itself', async () => {
    over.isBroken = true;
    await pair.configure(both);
    const { failures } = await pair.attend(() => true);
    expect(failures).toEqual(new Map([['gateway', 'openvpn-tcp-not-running']]));
    expect(udp.isRunning).toBe(true);
    await pair.apply([client(1)], []);
    expect(udp.has(`ccd/${one}`)).toBe(true);
    await expect(pair.apply([], [revoked])).resolves.toEqual(new Map());
    await pair.checkGuard();
    expect(log).toContain('OpenVPN over TCP: the port is taken');
    over.isBroken = false;
    await expect(pair.attend(() => true)).resolves.toMatchObject({ failures: new Map() });
    expect(over.isRunning).toBe(true);
  });

  it('is not tried again for minutes, unless it is to be another one', async () => {
    let time = 0;
    let starts = 0;
    const resting = restingProcess(
      {
        socket: '',
        isRunning: async () => false,
        trimLog: () => undefined,
        start: async () => {
          starts += 1;
          throw new Error('taken');
        },
        stop: async () => undefined,
      },
      () => time,
    );
    await expect(resting.start(both)).rejects.toThrow('taken');
    time = 299_000;
    await expect(resting.start(both)).rejects.toThrow('tried again');
    expect(starts).toBe(1);
    time = 301_000;
    await expect(resting.start(both)).rejects.toThrow('taken');
    await resting.stop();
    await expect(resting.start(both)).rejects.toThrow('taken');
    expect(starts).toBe(3);
  });

  it('says nothing good of the first when that does not start', async () => {
    udp.isBroken = true;
    await pair.configure(both);
    await expect(pair.attend(() => true)).rejects.toThrow('the port is taken');
  });

  it('that could not be ended is not taken for ended', async () => {
    const stubborn: OpenvpnDriver = {
      ...over.driver('tfovpn0'),
      configure: async () => {
        throw new Refusal('unavailable', 'openvpn-tcp-not-running');
      },
    };
    const other = openvpnPair({ udp: udp.driver('fovpn0'), tcp: stubborn, log: () => undefined });
    await other.configure(overUdp);
    await other.apply([], [revoked]);
    await expect(other.check({ set: [], remove: [revoked], isWhole: false })).resolves.toEqual(
      new Map([[one, 'openvpn-does-not-answer']]),
    );
    await expect(other.attend(() => true)).resolves.toMatchObject({
      failures: new Map([['gateway', 'openvpn-tcp-not-running']]),
    });
  });
});

describe('maintenance', () => {
  const restarts = (side: Side): readonly string[] =>
    side.server.heard.filter((line) => line.includes('RESTART'));

  it('sends on the clients of both, and is done when both servers have ended', async () => {
    await begin();
    udp.server.sessions = [{ name: one, id: 1 }];
    over.server.sessions = [{ name: two, id: 2, isHostile: true }];
    await pair.configure(both, undefined, true);
    await expect(pair.letGo()).resolves.toBe(false);
    expect([restarts(udp), restarts(over)]).toEqual([
      ['client-kill 1 RESTART,[N]'],
      ['client-kill 2 RESTART,[N]'],
    ]);
    over.server.sessions = [];
    await expect(pair.letGo()).resolves.toBe(true);
    expect([udp.isRunning, over.isRunning]).toEqual([false, false]);
    await pair.attend(() => true);
    expect([udp.starts, over.starts]).toEqual([1, 1]);
    await pair.configure(both);
    await pair.attend(() => true);
    expect([udp.isRunning, over.isRunning]).toEqual([true, true]);
  });

  it('lets the first go also where there is no second', async () => {
    await begin(overUdp);
    await pair.configure(overUdp, undefined, true);
    await expect(pair.letGo()).resolves.toBe(true);
    expect(udp.isRunning).toBe(false);
  });
});
