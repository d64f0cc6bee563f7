// What a batch of changes touches: only that is compared with the system, however much else there is.
import type { ClientSet, GatewayChange, PeerSet } from '../../domain/gateway-change';
import type { AgentState } from '../memory/agent-state';
import type { ClientKey, PeerKey } from './drivers';

export type Touched = {
  settings: boolean;
  /** By public key. */
  readonly peers: Map<string, PeerKey>;
  /** By credential. */
  readonly clients: Map<string, ClientKey>;
};

export type Work = {
  readonly setPeers: readonly PeerSet[];
  readonly removePeers: readonly PeerKey[];
  readonly setClients: readonly ClientSet[];
  readonly removeClients: readonly ClientKey[];
};

export function nothingTouched(): Touched {
  return { settings: false, peers: new Map(), clients: new Map() };
}

export function touch(touched: Touched, change: GatewayChange): void {
  switch (change.kind) {
    case 'gateway.settings':
      touched.settings = true;
      return;
    case 'peer.set':
    case 'peer.remove':
      touched.peers.set(change.publicKey, { credential: change.credential, publicKey: change.publicKey });
      return;
    case 'client.set':
    case 'client.remove': {
      const { credential, serial } = change;
      const isFinal = change.kind === 'client.remove' && change.final;
      const wasFinal = touched.clients.get(credential)?.final === true;
      touched.clients.set(credential, { credential, serial, final: isFinal || wasFinal });
      return;
    }
  }
}

/** What must be done so that the system is as the state says, by the clock of now. */
export function workFor(touched: Touched, state: AgentState, now: number): Work {
  const peers = sorted(touched.peers.values(), (key) => current(state.peers.get(key.publicKey), now));
  const clients = sorted(touched.clients.values(), (key) => current(state.clients.get(key.credential), now));
  return {
    setPeers: peers.due,
    removePeers: peers.gone,
    setClients: clients.due,
    removeClients: clients.gone.map((key) => ({
      ...key,
      final: key.final || state.tombstones.has(key.serial),
    })),
  };
}

function sorted<Key, Entry>(
  keys: Iterable<Key>,
  entryOf: (key: Key) => Entry | null,
): { readonly due: readonly Entry[]; readonly gone: readonly Key[] } {
  const due: Entry[] = [];
  const gone: Key[] = [];
  for (const key of keys) {
    const entry = entryOf(key);
    if (entry === null) gone.push(key);
    else due.push(entry);
  }
  return { due, gone };
}

/** The end is exclusive: at that very moment access is over. */
export function hasEnded({ until }: { readonly until: string }, now: number): boolean {
  return Date.parse(until) <= now;
}

/** Null when there is none, or when it has ended. */
export function current<T extends PeerSet | ClientSet>(entry: T | undefined, now: number): T | null {
  return entry === undefined || hasEnded(entry, now) ? null : entry;
}

export function touchedBy(changes: readonly GatewayChange[]): Touched {
  const touched = nothingTouched();
  for (const change of changes) touch(touched, change);
  return touched;
}

/** The part that belongs to one id: a credential's, or the settings. */
export function partOf(touched: Touched, id: string): Touched {
  const part = nothingTouched();
  part.settings = id === 'gateway';
  for (const [key, peer] of touched.peers) if (peer.credential === id) part.peers.set(key, peer);
  const client = touched.clients.get(id);
  if (client !== undefined) part.clients.set(id, client);
  return part;
}
