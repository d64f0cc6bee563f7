// WireGuard as the agent drives it: what is said to the socket and to `wg`, and what counts as confirmed.
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Wanted } from '../../src/agent/enforcing/drivers';
import { EnginePeers } from '../../src/agent/wireguard/driver';
import type { WireguardEngine } from '../../src/agent/wireguard/engine';
import { toolRead, toolRemovePeers, toolSetDevice, toolSetPeers } from '../../src/agent/wireguard/tool';
import { hexOf, removePeerLines, setPeerLines, uapiRead, uapiSet } from '../../src/agent/wireguard/uapi';
import type { EnginePeer } from '../../src/agent/wireguard/uapi';
import type { PeerSet } from '../../src/domain/gateway-change';
import { removeFolder, temporaryFolder } from '../support/temporary-folder';
import { credentialNumber, farEnd, keyNumber } from './fake-portal';

function peer(number: number): PeerSet {
  return {
    kind: 'peer.set',
    credential: credentialNumber(number),
    publicKey: keyNumber(number),
    presharedKey: keyNumber(number + 1000),
    addresses: [`10.90.0.${number}/32`, `fd90::${number}/128`],
    until: farEnd,
  };
}

describe('the socket', () => {
  let folder: string;
  let heard = '';
  let reply = '';
  const server = createServer((socket) => {
    socket.setEncoding('utf8').on('data', (text: string) => {
      heard += text;
      if (heard.endsWith('\n\n')) socket.write(reply);
    });
  });
  const path = (): string => join(folder, 'wg.sock');

  beforeAll(async () => {
    folder = await temporaryFolder('uapi');
    await new Promise<void>((resolve) => server.listen(path(), resolve));
  });
  afterAll(async () => {
    server.close();
    await removeFolder(folder);
  });
  beforeEach(() => {
    heard = '';
  });

  it('is told a peer in full, and its removal', async () => {
    reply = 'errno=0\n\n';
    await uapiSet(path(), [...setPeerLines(peer(7)), ...removePeerLines(keyNumber(8))]);
    expect(heard).toBe(
      [
        'set=1',
        `public_key=${hexOf(keyNumber(7))}`,
        `preshared_key=${hexOf(keyNumber(1007))}`,
        'replace_allowed_ips=true',
        'allowed_ip=10.90.0.7/32',
        'allowed_ip=fd90::7/128',
        `public_key=${hexOf(keyNumber(8))}`,
        'remove=true',
        '\n',
      ].join('\n'),
    );
  });

  it.each(['errno=-22\n\n', 'errno=5\n\n', 'errno=01\n\n'])('has not confirmed with %j', async (answer) => {
    reply = answer;
    await expect(uapiSet(path(), removePeerLines(keyNumber(8)))).rejects.toThrow('WireGuard answers');
  });

  it('is read back, with the second of the handshake, which no look keeps', async () => {
    reply = [
      `private_key=${hexOf(keyNumber(99))}`,
      'listen_port=51820',
      `public_key=${hexOf(keyNumber(1))}`,
      `preshared_key=${hexOf(keyNumber(1001))}`,
      'last_handshake_time_sec=1795422000',
      'endpoint=203.0.113.9:1',
      'allowed_ip=10.90.0.1/32',
      `public_key=${hexOf(keyNumber(2))}`,
      'last_handshake_time_sec=0',
      'errno=0\n\n',
    ].join('\n');
    const peers = new Map<string, EnginePeer>();
    const own = await uapiRead(path(), (one) => void peers.set(one.publicKey, one));
    expect(own).toEqual({ privateKey: keyNumber(99), listenPort: 51820 });
    expect([...peers.values()]).toEqual([
      {
        publicKey: keyNumber(1),
        presharedKey: keyNumber(1001),
        addresses: ['10.90.0.1/32'],
        handshakeSecond: 1_795_422_000,
      },
      { publicKey: keyNumber(2), presharedKey: '', addresses: [], handshakeSecond: 0 },
    ]);
  });

  it.each([`public_key=${hexOf(keyNumber(1))}\n`, 'errno=5\n\n', ''])(
    'is not believed when its list breaks off: %j',
    async (answer) => {
      reply = `listen_port=51820\n${answer}errno=-5\n\n`;
      await expect(uapiRead(path(), () => undefined)).rejects.toThrow('broke off');
    },
  );

  it('may be without peers', async () => {
    reply = `listen_port=51820\nerrno=0\n\n`;
    const peers: EnginePeer[] = [];
    await uapiRead(path(), (one) => void peers.push(one));
    expect(peers).toEqual([]);
  });

  it.each([
    ['ends too early', `public_key=${hexOf(keyNumber(1))}\nallowed_ip=10.90.0.1/32\n\n`],
    ['fails', 'errno=-5\n\n'],
  ])('is not believed when its list %s', async (_what, answer) => {
    reply = answer;
    await expect(uapiRead(path(), () => undefined)).rejects.toThrow('broke off');
  });

  it('is read whatever the pieces it comes in', async () => {
    reply = `listen_port=1\npublic_key=${hexOf(keyNumber(1))}\nallowed_ip=10.90.0.1/32\nerrno=0\n\n`;
    const slow = createServer((socket) => {
      socket.resume();
      for (const letter of reply) socket.write(letter);
    });
    await new Promise<void>((resolve) => slow.listen(join(folder, 'slow.sock'), resolve));
    const peers: EnginePeer[] = [];
    await uapiRead(join(folder, 'slow.sock'), (one) => void peers.push(one));
    slow.close();
    expect(peers).toMatchObject([{ publicKey: keyNumber(1), addresses: ['10.90.0.1/32'] }]);
  });
});

describe('wg', () => {
  const calls: { readonly args: readonly string[]; readonly input: string }[] = [];
  let output = '';
  const run = async (program: string, args: readonly string[], input = ''): Promise<string> => {
    calls.push({ args: [program, ...args], input });
    return output;
  };
  beforeEach(() => {
    calls.length = 0;
    output = '';
  });

  it('never gets a secret as an argument, and never sets a whole configuration', async () => {
    await toolSetDevice(run, 'fwg0', { privateKey: keyNumber(99), listenPort: 51820 });
    await toolSetPeers(run, 'fwg0', [peer(1)]);
    await toolRemovePeers(run, 'fwg0', [keyNumber(1), keyNumber(2)]);
    expect(calls).toEqual([
      {
        args: ['wg', 'set', 'fwg0', 'listen-port', '51820', 'private-key', '/dev/stdin'],
        input: `${keyNumber(99)}\n`,
      },
      {
        args: ['wg', 'addconf', 'fwg0', '/dev/stdin'],
        input: [
          '[Peer]',
          `PublicKey = ${keyNumber(1)}`,
          `PresharedKey = ${keyNumber(1001)}`,
          'AllowedIPs = 10.90.0.1/32, fd90::1/128',
          '',
        ].join('\n'),
      },
      {
        args: ['wg', 'set', 'fwg0', 'peer', keyNumber(1), 'remove', 'peer', keyNumber(2), 'remove'],
        input: '',
      },
    ]);
  });

  it('is read back', async () => {
    output = [
      [keyNumber(99), keyNumber(98), '51820', 'off'].join('\t'),
      [
        keyNumber(1),
        keyNumber(1001),
        '203.0.113.9:1',
        '10.90.0.1/32,fd90::1/128',
        '1795422000',
        '1',
        '1',
        'off',
      ].join('\t'),
      [keyNumber(2), '(none)', '(none)', '(none)', '0', '0', '0', 'off'].join('\t'),
    ].join('\n');
    const peers: EnginePeer[] = [];
    const own = await toolRead(run, 'fwg0', (one) => void peers.push(one));
    expect(own).toEqual({ privateKey: keyNumber(99), listenPort: 51820 });
    expect(peers.map(({ addresses, handshakeSecond }) => [addresses, handshakeSecond])).toEqual([
      [['10.90.0.1/32', 'fd90::1/128'], 1_795_422_000],
      [[], 0],
    ]);
  });
});

describe('the peers of an interface', () => {
  const present = new Map<string, EnginePeer>();
  const acts: string[] = [];
  const bad = new Set<string>();
  let sizes: number[] = [];
  const engine: WireguardEngine = {
    setDevice: async () => undefined,
    setPeers: async (peers) => {
      sizes.push(peers.length);
      if (peers.some(({ credential }) => bad.has(credential))) throw new Error('errno');
      for (const { credential } of peers) acts.push(`+${credential}`);
    },
    removePeers: async (keys) => {
      for (const key of keys) acts.push(`-${key}`);
    },
    read: async (take) => {
      for (const one of present.values()) take(one);
      return { privateKey: '', listenPort: 0 };
    },
  };
  const show = ({ publicKey, presharedKey, addresses }: PeerSet, hasConnected = false): void => {
    const handshakeSecond = hasConnected ? Math.floor(Date.now() / 1000) : 0;
    const reversed = [...addresses].reverse();
    present.set(publicKey, { publicKey, presharedKey, addresses: reversed, handshakeSecond });
  };
  const ordered = (...peers: readonly PeerSet[]): Wanted<PeerSet> => {
    const entries = new Map(peers.map((one) => [one.publicKey, one]));
    return { at: (key) => entries.get(key) ?? null, all: () => entries.entries() };
  };
  beforeEach(() => {
    present.clear();
    acts.length = 0;
    bad.clear();
    sizes = [];
  });

  it('are compared: strangers, missing ones, and those whose addresses or preshared key differ', async () => {
    show(peer(1), true);
    show({ ...peer(2), addresses: ['10.90.0.77/32'] });
    show({ ...peer(3), presharedKey: keyNumber(5) });
    show(peer(9));
    const seen = await new EnginePeers(engine).look(ordered(peer(1), peer(2), peer(3), peer(4)));
    expect([...seen.used]).toEqual([[keyNumber(1), new Date().toISOString().slice(0, 7)]]);
    expect(seen.inUse).toEqual({ connected: 1, handshakes: 0 });
    expect(seen.peers).toEqual([
      { key: keyNumber(2), what: 'changed' },
      { key: keyNumber(3), what: 'changed' },
      { key: keyNumber(9), what: 'added' },
      { key: keyNumber(4), what: 'removed' },
    ]);
    expect(acts).toEqual([]);
  });

  it('are set in few transactions, and the refused ones among them are found in few more', async () => {
    const many = Array.from({ length: 1000 }, (_, number) => ({
      ...peer(number % 200),
      credential: credentialNumber(number),
      publicKey: keyNumber(number),
    }));
    bad.add(credentialNumber(7)).add(credentialNumber(777));
    const failures = await new EnginePeers(engine).apply(many, []);
    expect([...failures]).toEqual([7, 777].map((number) => [credentialNumber(number), 'wireguard-refused']));
    expect(acts).toHaveLength(998);
    expect(sizes.length).toBeLessThan(50);
  });

  it('are removed before others are set', async () => {
    await new EnginePeers(engine).apply(
      [peer(2)],
      [{ credential: credentialNumber(1), publicKey: keyNumber(1) }],
    );
    expect(acts).toEqual([`-${keyNumber(1)}`, `+${credentialNumber(2)}`]);
  });

  it('are refused beyond what the interface can hold, until others have gone', async () => {
    const peers = new EnginePeers(engine, 2);
    show(peer(1));
    await peers.look(ordered(peer(1)));
    const tooMany = new Map([[credentialNumber(3), 'too-many-peers']]);
    await expect(peers.apply([peer(2), peer(3)], [])).resolves.toEqual(tooMany);
    await expect(peers.apply([peer(1), peer(3)], [])).resolves.toEqual(tooMany);
    const gone = { credential: credentialNumber(1), publicKey: keyNumber(1) };
    await expect(peers.apply([peer(3)], [gone])).resolves.toEqual(new Map());
    expect(acts).not.toContain(`+${credentialNumber(4)}`);
  });
});
