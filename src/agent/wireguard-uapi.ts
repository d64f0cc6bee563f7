// WireGuard's userspace protocol: one text request over a unix socket, answered with `errno=0` once it holds.
import { existsSync } from 'node:fs';
import { createConnection } from 'node:net';
import { text } from 'node:stream/consumers';
import type { PeerSet } from '../domain/gateway-change';

export type EnginePeer = {
  readonly publicKey: string;
  readonly presharedKey: string;
  readonly addresses: readonly string[];
  /** Whether there ever was a handshake: the one bit that is kept of it. */
  readonly hasConnected: boolean;
};
export type EngineState = {
  readonly privateKey: string;
  readonly listenPort: number;
  readonly peers: ReadonlyMap<string, EnginePeer>;
};

export function uapiSocket(device: string): string | null {
  const path = `/var/run/wireguard/${device}.sock`;
  return existsSync(path) ? path : null;
}

export const hexOf = (base64: string): string => Buffer.from(base64, 'base64').toString('hex');
const base64Of = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');

export function setPeerLines({ publicKey, presharedKey, addresses }: PeerSet): readonly string[] {
  return [
    `public_key=${hexOf(publicKey)}`,
    `preshared_key=${hexOf(presharedKey)}`,
    'replace_allowed_ips=true',
    ...addresses.map((address) => `allowed_ip=${address}`),
  ];
}

export function removePeerLines(publicKey: string): readonly string[] {
  return [`public_key=${hexOf(publicKey)}`, 'remove=true'];
}

export async function uapiSet(socket: string, lines: readonly string[]): Promise<void> {
  const answer = await exchange(socket, ['set=1', ...lines]);
  if (!/^errno=0$/m.test(answer)) throw new Error(`WireGuard answers ${answer.trim().slice(0, 100)}`);
}

export async function uapiGet(socket: string): Promise<EngineState> {
  const answer = await exchange(socket, ['get=1']);
  // A list that broke off would show peers as gone.
  if (!/^errno=0\n\n$/m.test(answer)) throw new Error('WireGuard has not told all its peers');
  const lines = answer.split('\n');
  const firstPeer = lines.findIndex((line) => line.startsWith('public_key='));
  const own = fieldsOf(firstPeer < 0 ? lines : lines.slice(0, firstPeer));
  const peers = new Map<string, EnginePeer>();
  for (const block of firstPeer < 0 ? [] : blocks(lines.slice(firstPeer))) {
    const fields = fieldsOf(block);
    const publicKey = base64Of(fields.get('public_key') ?? '');
    peers.set(publicKey, {
      publicKey,
      presharedKey: base64Of(fields.get('preshared_key') ?? ''),
      addresses: block.filter((line) => line.startsWith('allowed_ip=')).map((line) => line.slice(11)),
      hasConnected: (fields.get('last_handshake_time_sec') ?? '0') !== '0',
    });
  }
  return {
    privateKey: base64Of(own.get('private_key') ?? ''),
    listenPort: Number(own.get('listen_port') ?? 0),
    peers,
  };
}

function* blocks(lines: readonly string[]): Generator<readonly string[]> {
  let block: string[] = [];
  for (const line of lines) {
    if (line.startsWith('public_key=') && block.length > 0) {
      yield block;
      block = [];
    }
    block.push(line);
  }
  yield block;
}

function fieldsOf(lines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    lines.map((line) => {
      const at = line.indexOf('=');
      return [line.slice(0, at), line.slice(at + 1)] as const;
    }),
  );
}

/** The other side ends its answer with an empty line and waits for more: we close as soon as that line is there. */
async function exchange(socket: string, lines: readonly string[]): Promise<string> {
  const connection = createConnection(socket);
  connection
    .setEncoding('utf8')
    .setTimeout(20_000, () => connection.destroy(new Error('WireGuard does not answer')));
  let tail = '';
  connection.on('data', (chunk: string) => {
    tail = (tail + chunk).slice(-32);
    if (/errno=-?\d+\n\n$/.test(tail)) connection.end();
  });
  connection.write(`${lines.join('\n')}\n\n`);
  return text(connection);
}
