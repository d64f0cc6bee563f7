// WireGuard's userspace protocol: one text request over a unix socket, answered with `errno=0` once it holds.
import { existsSync } from 'node:fs';
import { createConnection } from 'node:net';
import type { Socket } from 'node:net';
import { StringDecoder } from 'node:string_decoder';
import type { PeerSet } from '../../domain/gateway-change';

export type EnginePeer = {
  readonly publicKey: string;
  readonly presharedKey: string;
  readonly addresses: readonly string[];
  /** Of the last handshake, 0: never. Counted with those of all others, taken for its month, and forgotten. */
  readonly handshakeSecond: number;
};
/** What the interface itself has. */
export type EngineOwn = { readonly privateKey: string; readonly listenPort: number };
export type TakePeer = (peer: EnginePeer) => void;

export function uapiSocket(device: string): string | null {
  const path = `/var/run/wireguard/${device}.sock`;
  return existsSync(path) ? path : null;
}

export const hexOf = (base64: string): string => Buffer.from(base64, 'base64').toString('hex');
export const base64Of = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');

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
  let answer = '';
  await exchange(socket, ['set=1', ...lines], (line) => (answer ||= line));
  if (answer !== 'errno=0') throw new Error(`WireGuard answers ${answer.slice(0, 100)}`);
}

/** Peers are handed on as they come: with very many the whole answer is tens of megabytes. */
export async function uapiRead(socket: string, take: TakePeer): Promise<EngineOwn> {
  const reader = new PeerReader(take);
  await exchange(socket, ['get=1'], (line) => reader.line(line));
  if (!reader.hasEnded) throw new Error('WireGuard broke off in the middle of its list');
  const { own } = reader;
  return {
    privateKey: base64Of(own.get('private_key') ?? ''),
    listenPort: Number(own.get('listen_port') ?? 0),
  };
}

type GrowingPeer = { -readonly [K in keyof EnginePeer]: EnginePeer[K] } & { readonly addresses: string[] };

class PeerReader {
  readonly own = new Map<string, string>();
  hasEnded = false;
  private readonly take: TakePeer;
  private peer: GrowingPeer | null = null;

  constructor(take: TakePeer) {
    this.take = take;
  }

  line(line: string): void {
    const at = line.indexOf('=');
    const [name, value] = [line.slice(0, at), line.slice(at + 1)];
    if (name === 'public_key') this.next(value);
    else if (name === 'errno') this.end(value);
    else if (this.peer === null) this.own.set(name, value);
    else if (name === 'preshared_key') this.peer.presharedKey = base64Of(value);
    else if (name === 'allowed_ip') this.peer.addresses.push(value);
    else if (name === 'last_handshake_time_sec') this.peer.handshakeSecond = Number(value);
  }

  private next(key: string): void {
    if (this.peer !== null) this.take(this.peer);
    this.peer = { publicKey: base64Of(key), presharedKey: '', addresses: [], handshakeSecond: 0 };
  }

  private end(code: string): void {
    if (this.peer !== null) this.take(this.peer);
    this.peer = null;
    this.hasEnded = code === '0';
  }
}

/** The other side ends its answer with an empty line and waits for more: we close as soon as that line is there. */
async function exchange(
  socket: string,
  lines: readonly string[],
  take: (line: string) => void,
): Promise<void> {
  const connection: Socket = createConnection(socket);
  connection.setTimeout(20_000, () => connection.destroy(new Error('WireGuard does not answer')));
  connection.write(`${lines.join('\n')}\n\n`);
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of connection) {
    const parts = (rest + decoder.write(Buffer.from(chunk))).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      if (line === '') connection.end();
      else take(line);
    }
  }
}
