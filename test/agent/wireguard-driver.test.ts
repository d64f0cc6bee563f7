// WireGuard as the agent drives it: what is said to the socket and to `wg`, and what counts as confirmed.
import { createServer } from 'node:net';
import { join } from 'node:path';
import { reconcile } from '../../src/agent/wireguard-driver';
import type { WireguardEngine } from '../../src/agent/wireguard-engine';
import { toolGet, toolRemovePeers, toolSetDevice, toolSetPeers } from '../../src/agent/wireguard-tool';
import { hexOf, removePeerLines, setPeerLines, uapiGet, uapiSet } from '../../src/agent/wireguard-uapi';
import type { EnginePeer } from '../../src/agent/wireguard-uapi';
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

  it('is read back, with one bit of the handshake', async () => {
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
    const { peers, ...own } = await uapiGet(path());
    expect(own).toEqual({ privateKey: keyNumber(99), listenPort: 51820 });
    expect([...peers.values()]).toEqual([
      {
        publicKey: keyNumber(1),
        presharedKey: keyNumber(1001),
        addresses: ['10.90.0.1/32'],
        hasConnected: true,
      },
      { publicKey: keyNumber(2), presharedKey: '', addresses: [], hasConnected: false },
    ]);
  });

  it.each([`public_key=${hexOf(keyNumber(1))}\n`, 'errno=5\n\n', ''])(
    'is not believed when its list breaks off: %j',
    async (answer) => {
      reply = `listen_port=51820\n${answer}errno=-5\n\n`;
      await expect(uapiGet(path())).rejects.toThrow('not told all its peers');
    },
  );

  it('may be without peers', async () => {
    reply = `listen_port=51820\nerrno=0\n\n`;
    expect((await uapiGet(path())).peers.size).toBe(0);
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
    const { peers, ...own } = await toolGet(run, 'fwg0');
    expect(own).toEqual({ privateKey: keyNumber(99), listenPort: 51820 });
    expect([...peers.values()].map(({ addresses, hasConnected }) => [addresses, hasConnected])).toEqual([
      [['10.90.0.1/32', 'fd90::1/128'], true],
      [[], false],
    ]);
  });
});

describe('the comparison', () => {
  const present = new Map<string, EnginePeer>();
  const acts: string[] = [];
  let bad: string | null = null;
  const engine: WireguardEngine = {
    setDevice: async () => undefined,
    setPeers: async (peers) => {
      if (peers.some(({ credential }) => credential === bad)) throw new Error('errno');
      for (const { credential } of peers) acts.push(`+${credential}`);
    },
    removePeers: async (keys) => {
      for (const key of keys) acts.push(`-${key}`);
    },
    get: async () => ({ privateKey: '', listenPort: 0, peers: present }),
  };
  const show = ({ publicKey, presharedKey, addresses }: PeerSet, hasConnected = false): void => {
    present.set(publicKey, { publicKey, presharedKey, addresses: [...addresses].reverse(), hasConnected });
  };
  beforeEach(() => {
    present.clear();
    acts.length = 0;
    bad = null;
  });

  it('leaves alone what is right, corrects what is not, removes strangers', async () => {
    show(peer(1), true);
    show({ ...peer(2), addresses: ['10.90.0.77/32'] });
    show({ ...peer(3), presharedKey: keyNumber(5) });
    show(peer(9));
    await expect(reconcile(engine, [peer(1), peer(2), peer(3), peer(4)])).resolves.toEqual([keyNumber(1)]);
    expect(acts).toEqual([`-${keyNumber(9)}`, ...[2, 3, 4].map((number) => `+${credentialNumber(number)}`)]);
  });

  it('does not let one bad peer keep others out', async () => {
    bad = credentialNumber(2);
    await reconcile(engine, [peer(1), peer(2), peer(3)]);
    expect(acts).toEqual([1, 3].map((number) => `+${credentialNumber(number)}`));
  });
});
