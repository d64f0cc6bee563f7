// What the gateway shall be, as the portal ordered it, and what the agent must remember about it. Changed by records only.
import type { ClientRemove, ClientSet, GatewayChange, GatewaySettings, PeerSet } from '../../domain/gateway-change';
import { mostKeptBuckets } from '../../domain/gateway-capacity';
import type { CapacityBucket } from '../../domain/gateway-capacity';
import type { Drift } from '../../domain/gateway-drift';
import type { FailedChange, Position, ReportedTombstone } from '../../domain/gateway-protocol';
import type { ClockMark } from './portal-clock';
import type { StateRecord } from './state-record';

/** Revoked for good: a WireGuard key for ever, a serial until its certificate has ended anyway. */
export type Tombstone = ReportedTombstone & { readonly forgetAfter: string | null };

export type AgentState = {
  settings: GatewaySettings | null;
  position: Position | null;
  failed: readonly FailedChange[];
  clock: ClockMark | null;
  /** By public key. */
  readonly peers: Map<string, PeerSet>;
  /** By credential. */
  readonly clients: Map<string, ClientSet>;
  /** By credential: taken back for now, and why, to be told to whoever tries. */
  readonly refused: Map<string, ClientRemove>;
  /** By public key or serial. */
  readonly tombstones: Map<string, Tombstone>;
  /** Credentials that have connected once. */
  readonly connected: Set<string>;
  /** What the portal has still to be told: credentials of `connected`, keys of `tombstones`. */
  readonly unreported: Set<string>;
  /** What was found otherwise than ordered, and is still to be told. */
  drift: Drift;
  /** What it carried, by closed quarters of an hour, oldest first: what is still to be told. */
  capacity: readonly CapacityBucket[];
  /** How often the agent has started since the last of these. */
  starts: number;
  /** For how long all access was over for want of contact, still to be told. */
  closedSeconds: number;
};

export function emptyState(): AgentState {
  return {
    settings: null,
    position: null,
    failed: [],
    clock: null,
    peers: new Map(),
    clients: new Map(),
    refused: new Map(),
    tombstones: new Map(),
    connected: new Set(),
    unreported: new Set(),
    drift: {},
    capacity: [],
    starts: 0,
    closedSeconds: 0,
  };
}

/** Whole states: doing it twice, or once more after a newer one was lost, leads to the same end. */
export function applyRecord(state: AgentState, record: StateRecord): void {
  if ('change' in record) applyChange(state, record.change, record.isLocal === true);
  else if ('position' in record) Object.assign(state, { position: record.position, failed: record.failed });
  else if ('clock' in record) state.clock = record.clock;
  else if ('drift' in record) state.drift = record.drift;
  else if ('bucket' in record) addBucket(state, record.bucket);
  else if ('bucketsTold' in record) forgetBuckets(state, record.bucketsTold);
  else if ('starts' in record) state.starts = record.starts;
  else if ('closedSeconds' in record) state.closedSeconds = record.closedSeconds;
  else if ('connected' in record) {
    for (const credential of record.connected) remember(state, credential);
  } else if ('reported' in record) for (const key of record.reported) state.unreported.delete(key);
  else for (const key of record.unreported) state.unreported.add(key);
}

/** What can never be used again once it was taken back for good: a public key, or a certificate's serial. */
export function keyOf(change: Exclude<GatewayChange, GatewaySettings>): string {
  return change.kind === 'peer.set' || change.kind === 'peer.remove' ? change.publicKey : change.serial;
}

/** A tombstone wins over whoever wants its key back, the portal included. */
export function isTombstoned(state: AgentState, change: GatewayChange): boolean {
  if (change.kind === 'peer.set') return state.tombstones.has(change.publicKey);
  return change.kind === 'client.set' && state.tombstones.has(change.serial);
}

/** Everything there is, as records: the start of a fresh journal. */
export function* recordsOf(state: AgentState): Generator<StateRecord> {
  for (const tombstone of state.tombstones.values()) yield { change: removalOf(tombstone) };
  if (state.settings !== null) yield { change: state.settings };
  for (const change of state.peers.values()) yield { change };
  for (const change of state.clients.values()) yield { change };
  for (const change of state.refused.values()) yield { change };
  yield { connected: [...state.connected] };
  yield { reported: [...state.connected] };
  yield { unreported: [...state.unreported] };
  yield { drift: state.drift };
  for (const bucket of state.capacity) yield { bucket };
  yield { starts: state.starts };
  yield { closedSeconds: state.closedSeconds };
  if (state.position !== null) yield { position: state.position, failed: state.failed };
  if (state.clock !== null) yield { clock: state.clock };
}

export function removalOf({ credential, kind, key, forgetAfter }: Tombstone): GatewayChange {
  if (kind === 'peer') return { kind: 'peer.remove', credential, publicKey: key, final: true };
  return {
    kind: 'client.remove',
    credential,
    serial: key,
    final: true,
    forgetAfter: forgetAfter ?? endOfTime,
  };
}

export const endOfTime = '9999-12-31T23:59:59.999Z';

/** Serials whose certificates have ended: OpenVPN refuses them by their date, the directory need not name them any longer. */
export function forgettable(state: AgentState, now: number): readonly Tombstone[] {
  return [...state.tombstones.values()].filter(
    ({ forgetAfter }) => forgetAfter !== null && Date.parse(forgetAfter) < now,
  );
}

/** Taken back for now, of certificates that have ended meanwhile: OpenVPN refuses them by their date. */
export function outdatedRefusals(state: AgentState, now: number): readonly string[] {
  return [...state.refused.values()]
    .filter(({ forgetAfter }) => Date.parse(forgetAfter) < now)
    .map(({ credential }) => credential);
}

function applyChange(state: AgentState, change: GatewayChange, isLocal: boolean): void {
  switch (change.kind) {
    case 'gateway.settings':
      state.settings = change;
      return;
    case 'peer.set':
      if (!isTombstoned(state, change)) state.peers.set(change.publicKey, change);
      return;
    case 'client.set':
      if (isTombstoned(state, change)) return;
      state.clients.set(change.credential, change);
      state.refused.delete(change.credential);
      return;
    case 'peer.remove':
      state.peers.delete(change.publicKey);
      if (change.final)
        bury(state, { ...change, kind: 'peer', key: change.publicKey, forgetAfter: null }, isLocal);
      return;
    case 'client.remove':
      if (state.clients.get(change.credential)?.serial === change.serial)
        state.clients.delete(change.credential);
      noteRefused(state, change);
      if (change.final) bury(state, { ...change, kind: 'client', key: change.serial }, isLocal);
      return;
  }
}

/** Revoked for good is nobody to be told: the server refuses the certificate itself, before a word can be said. */
function noteRefused(state: AgentState, change: ClientRemove): void {
  if (change.final) state.refused.delete(change.credential);
  else if (change.because !== undefined && !state.clients.has(change.credential))
    state.refused.set(change.credential, change);
}

function bury(state: AgentState, tombstone: Tombstone, isLocal: boolean): void {
  const { credential, kind, key, forgetAfter } = tombstone;
  state.tombstones.set(key, { credential, kind, key, forgetAfter });
  if (isLocal) state.unreported.add(key);
}

/** While the portal does not answer, the oldest go. */
function addBucket(state: AgentState, bucket: CapacityBucket): void {
  const others = state.capacity.filter(({ from }) => from.getTime() !== bucket.from.getTime());
  state.capacity = [...others, bucket].slice(-mostKeptBuckets);
}

function forgetBuckets(state: AgentState, told: readonly string[]): void {
  const all = new Set(told);
  state.capacity = state.capacity.filter(({ from }) => !all.has(from.toISOString()));
}

function remember(state: AgentState, credential: string): void {
  if (state.connected.has(credential)) return;
  state.connected.add(credential);
  state.unreported.add(credential);
}
