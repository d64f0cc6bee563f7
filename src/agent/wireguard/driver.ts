/**
 * Keeps WireGuard's peers as ordered. A single change is carried out when the engine has confirmed it (errno=0, or `wg`
 * ending well after the kernel's answer). A list of all peers costs more the more there are: one look at it serves for all
 * changes that came before. It is compared as a whole when the agent starts and every half minute, beside everything else.
 */
import type { PeerSet } from '../../domain/gateway-change';
import { maxPeersOfInterface } from '../../domain/gateway-limits';
import { monthOfSecond, type UseMonth } from '../../domain/unused-access';
import type { RunCommand } from '../host/command';
import type { Failures, Found, PeerKey, PeersFound, Wanted, WireguardDriver } from '../enforcing/drivers';
import { HandshakeCount } from '../enforcing/in-use';
import { dressInterface, interfaceExists } from '../host/interfaces';
import { wireguardEngine } from './engine';
import type { EngineOwn, EnginePeer, WireguardEngine } from './engine';
import { makeInterface, removeInterface } from './interface';

const batchSize = 1000;

export function wireguardDriver(device: string, privateKey: string, run: RunCommand): WireguardDriver {
  const engine = wireguardEngine(device, run);
  const peers = new EnginePeers(engine);
  let listenPort: number | null = null;
  const isOurs = (own: EngineOwn): boolean =>
    own.privateKey === privateKey && (listenPort === null || own.listenPort === listenPort);
  return {
    configure: async (settings) => {
      listenPort = settings?.listenPort ?? null;
      if (settings === null) {
        await removeInterface(device, run);
        return false;
      }
      const isNew = !interfaceExists(device);
      if (isNew) {
        await makeInterface(device, run);
        peers.forget();
      }
      await dressInterface(device, settings, run);
      return isNew;
    },
    claim: async () => {
      if (listenPort !== null) await engine.setDevice({ privateKey, listenPort });
    },
    apply: async (set, remove) => {
      // Without an interface nobody is connected, and nobody can be let in.
      if (!interfaceExists(device))
        return new Map(set.map(({ credential }) => [credential, 'wireguard-not-running']));
      return peers.apply(set, remove);
    },
    look: async (wanted) => {
      if (!interfaceExists(device)) return null;
      const { own, ...found } = await peers.look(wanted);
      return { ...found, isOurs: isOurs(own) };
    },
  };
}

/** The peers of one interface, and how many there are: beyond a number the engine would be left half done. */
export class EnginePeers {
  private readonly engine: WireguardEngine;
  private readonly most: number;
  private readonly present = new Set<string>();
  private readonly handshakes = new HandshakeCount();

  constructor(engine: WireguardEngine, most = maxPeersOfInterface) {
    this.engine = engine;
    this.most = most;
  }

  forget(): void {
    this.present.clear();
  }

  async apply(set: readonly PeerSet[], remove: readonly PeerKey[]): Promise<Failures> {
    const failures = new Map<string, string>();
    const removed = await inBatches(remove, failures, (batch) =>
      this.engine.removePeers(batch.map(({ publicKey }) => publicKey)),
    );
    for (const { publicKey } of removed) this.present.delete(publicKey);
    const fitting: PeerSet[] = [];
    let places = this.most - this.present.size;
    for (const peer of set) {
      if (this.present.has(peer.publicKey) || places > 0) fitting.push(peer);
      else failures.set(peer.credential, 'too-many-peers');
      if (!this.present.has(peer.publicKey)) places -= 1;
    }
    for (const { publicKey } of await inBatches(fitting, failures, (batch) => this.engine.setPeers(batch)))
      this.present.add(publicKey);
    return failures;
  }

  /** One peer after the other as the engine tells them; of those that are right nothing is kept but their keys. */
  async look(wanted: Wanted<PeerSet>): Promise<Omit<PeersFound, 'isOurs'> & { readonly own: EngineOwn }> {
    const found: Found[] = [];
    const used = new Map<string, UseMonth>();
    const seen = new Set<string>();
    const counting = this.handshakes.begin(Date.now());
    const own = await this.engine.read((peer) => {
      const key = peer.publicKey;
      seen.add(key);
      counting.see(peer.handshakeSecond);
      const month = monthOfSecond(peer.handshakeSecond);
      if (month !== null) used.set(key, month);
      const ordered = wanted.at(key);
      if (ordered === undefined) return;
      if (ordered === null) found.push({ key, what: 'added' });
      else if (!isSame(ordered, peer)) found.push({ key, what: 'changed' });
    });
    for (const [key] of wanted.all()) if (!seen.has(key)) found.push({ key, what: 'removed' });
    this.forget();
    for (const key of seen) this.present.add(key);
    return { own, peers: found, used, inUse: counting.end() };
  }
}

function isSame(peer: PeerSet, present: EnginePeer): boolean {
  if (present.presharedKey !== peer.presharedKey) return false;
  const [mine, theirs] = [peer.addresses, present.addresses];
  return mine.length === theirs.length && mine.every((address) => theirs.includes(address));
}

/**
 * Several in one transaction, and the next one made ready while the engine is at one. Where it is refused, its halves are
 * tried, down to the one that is refused. Gives what was done.
 */
async function inBatches<T extends PeerKey>(
  items: readonly T[],
  failures: Map<string, string>,
  act: (batch: readonly T[]) => Promise<void>,
): Promise<readonly T[]> {
  const done: T[] = [];
  const tryOut = async (batch: readonly T[]): Promise<void> => {
    if (await succeeds(act(batch))) {
      done.push(...batch);
      return;
    }
    const [only, ...others] = batch;
    if (only !== undefined && others.length === 0) failures.set(only.credential, 'wireguard-refused');
    if (others.length === 0) return;
    const middle = Math.ceil(batch.length / 2);
    await tryOut(batch.slice(0, middle));
    await tryOut(batch.slice(middle));
  };
  let before: Promise<void> = Promise.resolve();
  for (let at = 0; at < items.length; at += batchSize) {
    const next = tryOut(items.slice(at, at + batchSize));
    await before;
    before = next;
  }
  await before;
  return done;
}

async function succeeds(act: Promise<void>): Promise<boolean> {
  return act.then(
    () => true,
    () => false,
  );
}
