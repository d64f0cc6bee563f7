// Compares what was ordered with what a fresh look at the system shows: pure, so that nothing is called verified by mistake.
import type { ClientSet, PeerSet } from '../domain/gateway-change';
import type { AgentState } from './agent-state';
import type { Failures, PeerKey } from './drivers';
import { nothingTouched, touch } from './touched';
import type { Touched, Work } from './touched';
import type { EnginePeer } from './wireguard-uapi';

/** What is not as ordered, why, and what to carry out once more. */
export type Fault = { readonly id: string; readonly reason: string; readonly part: Touched };

/** Peers by public key, as the engine says; null where there is no interface: nobody is connected, nobody can be. */
export type PresentPeers = ReadonlyMap<string, EnginePeer> | null;

/** Everything that the state knows of, the revoked included. */
export function allOf(state: AgentState): Touched {
  const touched = nothingTouched();
  for (const { kind, credential, key } of state.tombstones.values()) {
    if (kind === 'peer') touched.peers.set(key, { credential, publicKey: key });
    else touched.clients.set(credential, { credential, serial: key, final: true });
  }
  for (const entry of state.peers.values()) touch(touched, entry);
  for (const entry of state.clients.values()) touch(touched, entry);
  return touched;
}

export function peerFaults(
  { setPeers, removePeers }: Pick<Work, 'setPeers' | 'removePeers'>,
  present: PresentPeers,
): readonly Fault[] {
  if (present === null) return setPeers.map((peer) => peerFault(peer, 'wireguard-not-running'));
  return [
    ...removePeers
      .filter(({ publicKey }) => present.has(publicKey))
      .map((key) => peerFault(key, 'peer-still-there')),
    ...setPeers
      .filter((peer) => !hasItsAddresses(peer, present.get(peer.publicKey)))
      .map((peer) => peerFault(peer, 'peer-not-as-ordered')),
  ];
}

/** A key that nobody ordered may be one that was taken back, and that the agent need not remember any more. */
export function strangerFaults({ peers }: Touched, present: PresentPeers): readonly Fault[] {
  const strangers = [...(present?.keys() ?? [])].filter((key) => !peers.has(key));
  return strangers.length === 0 ? [] : [gatewayFault('stranger-there')];
}

export function clientFaults(
  { setClients, removeClients }: Pick<Work, 'setClients' | 'removeClients'>,
  failures: Failures,
): readonly Fault[] {
  const keys = new Map<string, Parameters<typeof clientPart>[0]>(
    [...setClients, ...removeClients].map((client) => [client.credential, client]),
  );
  return [...failures].map(([id, reason]) => {
    const client = keys.get(id);
    return client === undefined ? gatewayFault(reason) : { id, reason, part: clientPart(client) };
  });
}

function hasItsAddresses({ addresses }: PeerSet, present: EnginePeer | undefined): boolean {
  return present !== undefined && [...present.addresses].sort().join() === [...addresses].sort().join();
}

function peerFault({ credential, publicKey }: PeerKey, reason: string): Fault {
  const part = nothingTouched();
  part.peers.set(publicKey, { credential, publicKey });
  return { id: credential, reason, part };
}

function clientPart({
  credential,
  serial,
  ...rest
}: Pick<ClientSet, 'credential' | 'serial'> & { readonly final?: boolean }): Touched {
  const part = nothingTouched();
  part.clients.set(credential, { credential, serial, final: rest.final === true });
  return part;
}

/** Nobody's in particular: everything is gone through again. */
function gatewayFault(reason: string): Fault {
  const part = nothingTouched();
  part.settings = true;
  return { id: 'gateway', reason, part };
}
