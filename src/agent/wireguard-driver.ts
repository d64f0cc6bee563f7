/**
 * Keeps WireGuard's peers as ordered. A single change is carried out when the engine has confirmed it (errno=0, or `wg`
 * ending well after the kernel's answer). A list of all peers costs more the more there are: one look at it serves for all
 * changes that came before, and it is compared as a whole when the agent starts and every few minutes.
 */
import type { PeerSet } from '../domain/gateway-change';
import type { RunCommand } from './command';
import type { Failures, PeerKey, WireguardDriver } from './drivers';
import { wireguardEngine } from './wireguard-engine';
import type { WireguardEngine } from './wireguard-engine';
import { dressInterface, interfaceExists, makeInterface, removeInterface } from './wireguard-interface';
import type { EnginePeer } from './wireguard-uapi';

const batchSize = 500;

export function wireguardDriver(device: string, privateKey: string, run: RunCommand): WireguardDriver {
  const engine = wireguardEngine(device, run);
  return {
    configure: async (settings) => {
      if (settings === null) return removeInterface(device, run);
      await makeInterface(device, run);
      const { listenPort } = settings;
      const own = await engine.get();
      if (own.privateKey !== privateKey || own.listenPort !== listenPort)
        await engine.setDevice({ privateKey, listenPort });
      await dressInterface(device, settings, run);
    },
    apply: async (set, remove) => {
      // Without an interface nobody is connected, and nobody can be let in.
      if (!interfaceExists(device))
        return new Map(set.map(({ credential }) => [credential, 'wireguard-not-running']));
      const failures = [await removeAll(engine, remove), await setAll(engine, set)];
      return new Map(failures.flatMap((some) => [...some]));
    },
    look: async () => (interfaceExists(device) ? (await engine.get()).peers : null),
    reconcile: (peers) => (interfaceExists(device) ? reconcile(engine, peers) : Promise.resolve([])),
  };
}

/** Gives the keys that ever connected. */
export async function reconcile(
  engine: WireguardEngine,
  peers: readonly PeerSet[],
): Promise<readonly string[]> {
  const present = (await engine.get()).peers;
  const wanted = new Set(peers.map(({ publicKey }) => publicKey));
  const strangers = [...present.keys()].filter((key) => !wanted.has(key));
  await removeAll(
    engine,
    strangers.map((publicKey) => ({ credential: publicKey, publicKey })),
  );
  await setAll(
    engine,
    peers.filter((peer) => !isSame(peer, present.get(peer.publicKey))),
  );
  return [...present.values()].filter(({ hasConnected }) => hasConnected).map(({ publicKey }) => publicKey);
}

function isSame(peer: PeerSet, present: EnginePeer | undefined): boolean {
  return (
    present?.presharedKey === peer.presharedKey &&
    [...present.addresses].sort().join() === [...peer.addresses].sort().join()
  );
}

function setAll(engine: WireguardEngine, peers: readonly PeerSet[]): Promise<Failures> {
  return inBatches(peers, (batch) => engine.setPeers(batch));
}

function removeAll(engine: WireguardEngine, keys: readonly PeerKey[]): Promise<Failures> {
  return inBatches(keys, (batch) => engine.removePeers(batch.map(({ publicKey }) => publicKey)));
}

/** When a batch is refused, each of it is tried alone, so that one bad peer does not keep the others out, or in. */
async function inBatches<T extends PeerKey>(
  items: readonly T[],
  act: (batch: readonly T[]) => Promise<void>,
): Promise<Failures> {
  const failures = new Map<string, string>();
  for (let at = 0; at < items.length; at += batchSize) {
    const batch = items.slice(at, at + batchSize);
    const isDone = await succeeds(act(batch));
    if (isDone) continue;
    for (const item of batch) {
      if (!(await succeeds(act([item])))) failures.set(item.credential, 'wireguard-refused');
    }
  }
  return failures;
}

async function succeeds(act: Promise<void>): Promise<boolean> {
  return act.then(
    () => true,
    () => false,
  );
}
