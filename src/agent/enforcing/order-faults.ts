// Compares what was ordered with what a fresh look at the system shows: pure, so that nothing is called verified by mistake.
import type { ClientSet } from '../../domain/gateway-change';
import type { AgentState } from '../memory/agent-state';
import type { Failures, Found, PeerKey } from './drivers';
import { nothingTouched, touch } from './touched';
import type { Touched, Work } from './touched';

/** What is not as ordered, why, and what to carry out once more. */
export type Fault = { readonly id: string; readonly reason: string; readonly part: Touched };

/** Every client that the state knows of, the revoked included. */
export function everyClient({ tombstones, clients }: AgentState): Touched {
  const touched = nothingTouched();
  for (const { kind, credential, key } of tombstones.values())
    if (kind === 'client') touched.clients.set(credential, { credential, serial: key, final: true });
  for (const entry of clients.values()) touch(touched, entry);
  return touched;
}

/** `known`: whose key it is, or was; a key of nobody's may be one that was taken back and need not be remembered any more. */
export function peerFaults(
  found: readonly Found[],
  known: (publicKey: string) => PeerKey | undefined,
): readonly Fault[] {
  const faults = found.flatMap(({ key, what }) => {
    const peer = known(key);
    if (peer === undefined) return [];
    return [peerFault(peer, what === 'added' ? 'peer-still-there' : 'peer-not-as-ordered')];
  });
  return faults.length < found.length ? [...faults, gatewayFault('stranger-there')] : faults;
}

/** Without an interface nobody is connected, and nobody can be. */
export function peersWithoutInterface(ordered: readonly PeerKey[]): readonly Fault[] {
  return ordered.map((peer) => peerFault(peer, 'wireguard-not-running'));
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
