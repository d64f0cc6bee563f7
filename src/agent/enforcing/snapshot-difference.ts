// What a snapshot changes: the unchanged is not touched, what is not in it goes, and tombstones stay whatever it says.
import type { GatewayChange } from '../../domain/gateway-change';
import { endOfTime, isTombstoned, keyOf } from '../memory/agent-state';
import type { AgentState } from '../memory/agent-state';

export type Survey = {
  /** Every key and serial that the snapshot speaks of. */
  readonly named: ReadonlySet<string>;
  /** Keys that the portal seems to have forgotten the revocation of. */
  readonly forgottenByPortal: readonly string[];
};

/** A first look at the whole snapshot: of each change no more than its key is kept. */
export function surveySnapshot(
  state: AgentState,
  snapshot: Iterable<GatewayChange>,
  isNewEpoch: boolean,
): Survey {
  const named = new Set<string>();
  const buried = new Set<string>();
  for (const change of snapshot) {
    named.add(nameOf(change));
    if (isFinal(change)) buried.add(nameOf(change));
  }
  const forgotten = [...state.tombstones.keys()].filter(
    (key) => !buried.has(key) && (isNewEpoch || named.has(key)),
  );
  return { named, forgottenByPortal: forgotten };
}

/** What has to be done, whoever is no longer named first: a freed address may already have a new holder. */
export function* snapshotDifference(
  state: AgentState,
  snapshot: Iterable<GatewayChange>,
  { named }: Survey,
): Generator<GatewayChange> {
  yield* leftOut(state, named);
  for (const change of snapshot) if (isNews(state, change)) yield change;
}

function* leftOut(state: AgentState, named: ReadonlySet<string>): Generator<GatewayChange> {
  for (const { publicKey, credential } of state.peers.values()) {
    if (!named.has(publicKey)) yield { kind: 'peer.remove', credential, publicKey, final: false };
  }
  for (const { serial, credential } of state.clients.values()) {
    if (!named.has(serial))
      yield { kind: 'client.remove', credential, serial, final: false, forgetAfter: endOfTime };
  }
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

function nameOf(change: GatewayChange): string {
  return change.kind === 'gateway.settings' ? 'gateway' : keyOf(change);
}

/** Both were written by the same reader, with their fields in the same order. */
function isSame(known: GatewayChange | null | undefined, change: GatewayChange): boolean {
  return JSON.stringify(known) === JSON.stringify(change);
}
