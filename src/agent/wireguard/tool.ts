// The kernel's WireGuard through `wg`, which returns once the kernel has confirmed. Keys go through standard input, not arguments.
import type { PeerSet } from '../../domain/gateway-change';
import type { RunCommand } from '../host/command';
import type { EngineOwn, TakePeer } from './uapi';

export async function toolSetDevice(run: RunCommand, device: string, own: EngineOwn): Promise<void> {
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

export async function toolRead(run: RunCommand, device: string, take: TakePeer): Promise<EngineOwn> {
  const dump = await run('wg', ['show', device, 'dump']);
  let own: EngineOwn | null = null;
  for (let start = 0; start < dump.length;) {
    const end = dump.indexOf('\n', start);
    const line = dump.slice(start, end < 0 ? dump.length : end);
    start += line.length + 1;
    if (line === '') continue;
    if (own === null) {
      const [privateKey = '', , listenPort = '0'] = line.split('\t');
      own = { privateKey, listenPort: Number(listenPort) };
      continue;
    }
    const [publicKey = '', presharedKey = '', , addresses = '', handshake = '0'] = line.split('\t');
    const list = addresses === '(none)' ? [] : addresses.split(',');
    take({ publicKey, presharedKey, addresses: list, handshakeSecond: Number(handshake) });
  }
  if (own === null) throw new Error('wg does not show the interface');
  return own;
}
