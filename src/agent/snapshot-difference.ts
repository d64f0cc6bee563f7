// What a snapshot changes: the unchanged is not touched, what is not in it goes, and tombstones stay whatever it says.
import type { GatewayChange } from '../domain/gateway-change';
import { endOfTime, isTombstoned } from './agent-state';
import type { AgentState } from './agent-state';

export type Difference = {
  readonly changes: readonly GatewayChange[];
  /** Keys that the portal seems to have forgotten the revocation of. */
  readonly forgottenByPortal: readonly string[];
};

export function snapshotDifference(
  state: AgentState,
  snapshot: readonly GatewayChange[],
  isNewEpoch: boolean,
): Difference {
  const named = new Set(snapshot.map(keyOf));
  const buried = new Set(snapshot.filter(isFinal).map(keyOf));
  const forgotten = [...state.tombstones.keys()].filter(
    (key) => !buried.has(key) && (isNewEpoch || named.has(key)),
  );
  return {
    changes: [...leftOut(state, named), ...snapshot.filter((change) => isNews(state, change))],
    forgottenByPortal: forgotten,
  };
}

function leftOut(state: AgentState, named: ReadonlySet<string>): readonly GatewayChange[] {
  const peers = [...state.peers.values()].filter(({ publicKey }) => !named.has(publicKey));
  const clients = [...state.clients.values()].filter(({ serial }) => !named.has(serial));
  return [
    ...peers.map(({ credential, publicKey }): GatewayChange => ({
      kind: 'peer.remove',
      credential,
      publicKey,
      final: false,
    })),
    ...clients.map(({ credential, serial }): GatewayChange => ({
      kind: 'client.remove',
      credential,
      serial,
      final: false,
      forgetAfter: endOfTime,
    })),
  ];
}

function isNews(state: AgentState, change: GatewayChange): boolean {
  switch (change.kind) {
    case 'gateway.settings':
      return !isSame(state.settings, change);
    case 'peer.set':
      return isTombstoned(state, change) || !isSame(state.peers.get(change.publicKey), change);
    case 'client.set':
      return isTombstoned(state, change) || !isSame(state.clients.get(change.credential), change);
    case 'peer.remove':
      return state.peers.has(change.publicKey) || (change.final && !state.tombstones.has(change.publicKey));
    case 'client.remove':
      return (
        state.clients.get(change.credential)?.serial === change.serial ||
        (change.final && !state.tombstones.has(change.serial))
      );
  }
}

function isFinal(change: GatewayChange): boolean {
  return (change.kind === 'peer.remove' || change.kind === 'client.remove') && change.final;
}

function keyOf(change: GatewayChange): string {
  if (change.kind === 'gateway.settings') return 'gateway';
  return change.kind === 'peer.set' || change.kind === 'peer.remove' ? change.publicKey : change.serial;
}

/** Both were written by the same reader, with their fields in the same order. */
function isSame(known: GatewayChange | null | undefined, change: GatewayChange): boolean {
  return JSON.stringify(known) === JSON.stringify(change);
}
