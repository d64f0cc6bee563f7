// The kernel's WireGuard through `wg`, which returns once the kernel has confirmed. Keys go through standard input, not arguments.
import type { PeerSet } from '../domain/gateway-change';
import type { RunCommand } from './command';
import type { EnginePeer, EngineState } from './wireguard-uapi';

export async function toolSetDevice(
  run: RunCommand,
  device: string,
  own: { readonly privateKey: string; readonly listenPort: number },
): Promise<void> {
  await run(
    'wg',
    ['set', device, 'listen-port', `${own.listenPort}`, 'private-key', '/dev/stdin'],
    `${own.privateKey}\n`,
  );
}

/** `addconf` adds to a live interface; `setconf` would cost every connected client its session. */
export async function toolSetPeers(
  run: RunCommand,
  device: string,
  peers: readonly PeerSet[],
): Promise<void> {
  const text = peers.map(({ publicKey, presharedKey, addresses }) =>
    [
      '[Peer]',
      `PublicKey = ${publicKey}`,
      `PresharedKey = ${presharedKey}`,
      `AllowedIPs = ${addresses.join(', ')}`,
      '',
    ].join('\n'),
  );
  await run('wg', ['addconf', device, '/dev/stdin'], text.join('\n'));
}

export async function toolRemovePeers(
  run: RunCommand,
  device: string,
  publicKeys: readonly string[],
): Promise<void> {
  await run('wg', ['set', device, ...publicKeys.flatMap((key) => ['peer', key, 'remove'])]);
}

export async function toolGet(run: RunCommand, device: string): Promise<EngineState> {
  const [own = '', ...lines] = (await run('wg', ['show', device, 'dump'])).trimEnd().split('\n');
  const [privateKey = '', , listenPort = '0'] = own.split('\t');
  const peers = lines.map((line): readonly [string, EnginePeer] => {
    const [publicKey = '', presharedKey = '', , addresses = '', handshake = '0'] = line.split('\t');
    const list = addresses === '(none)' ? [] : addresses.split(',');
    return [publicKey, { publicKey, presharedKey, addresses: list, hasConnected: handshake !== '0' }];
  });
  return { privateKey, listenPort: Number(listenPort), peers: new Map(peers) };
}
