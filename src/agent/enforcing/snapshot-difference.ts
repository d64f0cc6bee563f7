// What a snapshot changes: the unchanged is not touched, what is not in it goes, and tombstones stay whatever it says.
import type { ClientSet, GatewayChange, PeerSet } from '../../domain/gateway-change';
import type { Finding } from '../../domain/restore-comparison';
import { endOfTime, isTombstoned, keyOf } from '../memory/agent-state';
import type { AgentState } from '../memory/agent-state';
import type { ReportedTombstone } from '../../domain/gateway-protocol';

export type Survey = {
  /** Every key and serial that the snapshot speaks of. */
  readonly named: ReadonlySet<string>;
  /** Keys that the portal seems to have forgotten the revocation of. */
  readonly forgottenByPortal: readonly string[];
  /** Against a restored portal that this gateway knew before; null: nothing was compared. */
  readonly comparison: SnapshotComparison | null;
};

export type SnapshotComparison = {
  readonly findings: readonly Finding[];
  /** What it does not speak of any more: it goes, and is nobody's suspension. */
  readonly strangers: readonly ReportedTombstone[];
};

/** A first look at the whole snapshot while it comes: nothing is believed yet, and of each change no more than its key is kept. */
export class SnapshotNames {
  readonly named = new Set<string>();
  readonly buried = new Set<string>();

  see(change: GatewayChange): void {
    const name = nameOf(change);
    this.named.add(name);
    if (isFinal(change)) this.buried.add(name);
  }
}

/** Only a portal that was restored is gone through once more. */
export function surveySnapshot(
  state: AgentState,
  { named, buried }: SnapshotNames,
  { changes, isNewEpoch }: { readonly changes: Iterable<GatewayChange>; readonly isNewEpoch: boolean },
): Survey {
  const forgotten = [...state.tombstones.keys()].filter(
    (key) => !buried.has(key) && (isNewEpoch || named.has(key)),
  );
  const isRestored = isNewEpoch && state.position !== null;
  if (!isRestored) return { named, forgottenByPortal: forgotten, comparison: null };
  const findings: Finding[] = [];
  for (const change of changes) findings.push(...differing(state, change));
  const strangers = strangersTo(state, named);
  findings.push(
    ...strangers.map(({ kind, ...one }) => ({
      ...one,
      what: 'unknown' as const,
      protocol: kind,
      until: null,
    })),
  );
  return { named, forgottenByPortal: forgotten, comparison: { findings, strangers } };
}

/** What has to be done, whoever is no longer named first: a freed address may already have a new holder. */
export function* snapshotDifference(
  state: AgentState,
  snapshot: Iterable<GatewayChange>,
  { named, comparison }: Survey,
): Generator<GatewayChange> {
  yield* leftOut(state, named);
  for (const change of snapshot) {
    if (isHeld(state, change, comparison)) continue;
    const careful = comparison === null ? change : withEarlierEnd(state, change);
    if (isNews(state, careful)) yield careful;
  }
}

/** Suspended when this gateway last heard of it: it stays out until the portal, which may have forgotten it, was told. */
function isHeld(state: AgentState, change: GatewayChange, comparison: SnapshotComparison | null): boolean {
  if (!isSet(change) || !state.held.has(keyOf(change))) return false;
  return comparison !== null || state.findings.get(keyOf(change))?.what === 'suspended';
}

/** Whoever has forgotten that an access was shortened must not lengthen it unseen. */
function withEarlierEnd(state: AgentState, change: GatewayChange): GatewayChange {
  const known = isSet(change) ? knownEnd(state, change) : undefined;
  return known !== undefined && isSet(change) && known < change.until ? { ...change, until: known } : change;
}

function differing(state: AgentState, change: GatewayChange): readonly Finding[] {
  if (!isSet(change) || isTombstoned(state, change)) return [];
  const key = keyOf(change);
  const { credential } = change;
  const one = { credential, key, protocol: change.kind === 'peer.set' ? 'peer' : 'client' } as const;
  if (state.held.has(key)) return [{ ...one, what: 'suspended', until: null }];
  const known = knownEnd(state, change);
  return known === undefined || known === change.until ? [] : [{ ...one, what: 'end', until: known }];
}

/** Also those that an earlier comparison removed: the portal that was told may itself have been replaced since. */
function strangersTo(state: AgentState, named: ReadonlySet<string>): readonly ReportedTombstone[] {
  const strangers = new Map<string, ReportedTombstone>();
  for (const one of state.strangers.values()) strangers.set(one.key, one);
  for (const { publicKey: key, credential } of state.peers.values())
    strangers.set(key, { credential, kind: 'peer', key });
  for (const { serial: key, credential } of state.clients.values())
    strangers.set(key, { credential, kind: 'client', key });
  return [...strangers.values()].filter(({ key }) => !named.has(key));
}

function knownEnd({ peers, clients }: AgentState, change: PeerSet | ClientSet): string | undefined {
  if (change.kind === 'peer.set') return peers.get(change.publicKey)?.until;
  const known = clients.get(change.credential);
  return known?.serial === change.serial ? known.until : undefined;
}

const isSet = (change: GatewayChange): change is PeerSet | ClientSet =>
  change.kind === 'peer.set' || change.kind === 'client.set';

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
  if (known === null || known === undefined) return false;
  return JSON.stringify(known) === JSON.stringify(change);
}
