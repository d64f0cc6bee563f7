/**
 * Orders on their way into the journal: durably, in their order, a batch at a time, before anything of them is done. What
 * they touch and what is refused comes out, and afterwards at which line each failure belongs.
 */
import { setImmediate } from 'node:timers/promises';
import { subjectOf } from '../../domain/gateway-change';
import type { ClientSet, GatewayChange, PeerSet } from '../../domain/gateway-change';
import type { ChangeLine } from '../../domain/gateway-change-line';
import type { FailedChange, Position } from '../../domain/gateway-protocol';
import { isTombstoned, keyOf } from '../memory/agent-state';
import type { AgentState } from '../memory/agent-state';
import type { Failures } from './drivers';
import type { Journal } from '../memory/journal';
import type { SnapshotComparison } from './snapshot-difference';
import type { StateRecord } from '../memory/state-record';
import { nothingTouched, touch } from './touched';
import type { Touched } from './touched';

/** One answer of the portal. */
export type Orders = {
  /** What there is to do, read while it is done. */
  readonly changes: Iterable<GatewayChange>;
  /** The lines that they came in, and those that could not be read; they can be gone through again. */
  readonly lines: Iterable<ChangeLine>;
  readonly position: Position;
  /** What failed before, by id; whatever is in these orders is forgotten while they are gone through. */
  readonly stillFailed: Map<string, FailedChange>;
  /** Ids whose line is not as agreed; complete when the changes have been gone through. */
  readonly malformed: Set<string>;
  readonly forgottenByPortal: readonly string[];
  /** What a restored portal says otherwise; null: nothing was compared. */
  readonly comparison: SnapshotComparison | null;
};

export type Noted = {
  readonly touched: Touched;
  /** What the portal wants and a tombstone forbids, by subject: its last word counts. */
  readonly refused: Map<string, PeerSet | ClientSet>;
  /** Not all could be written down: only what takes back is noted, which is carried out all the same and not confirmed. */
  unwritten: Error | null;
};

/** Remembered at once: so many lie in memory beside the state. */
const batchSize = 1000;

export async function remember(journal: Journal, orders: Orders): Promise<Noted> {
  const noted: Noted = { touched: nothingTouched(), refused: new Map(), unwritten: null };
  let hasAny = false;
  for (const batch of inBatches(orders.changes, batchSize)) {
    for (const change of write(noted, batch, journal)) {
      note(noted, change, journal.state);
      orders.stillFailed.delete(subjectOf(change));
    }
    hasAny = true;
    // Whoever waits for this process meanwhile is let in.
    await setImmediate();
  }
  const untold = [...orders.forgottenByPortal, ...[...noted.refused.values()].map(keyOf)];
  if (untold.length > 0) noted.unwritten ??= journal.keep([{ unreported: untold }]);
  const compared = comparedRecords(orders, journal.state);
  if (compared.length > 0) noted.unwritten ??= journal.keep(compared);
  if (noted.unwritten === null && (hasAny || untold.length + compared.length > 0))
    journal.append([], 'durable');
  return noted;
}

/** Remembered before the new epoch's position is, or a crash in between would lose what only this gateway knows. */
function comparedRecords({ comparison, position }: Orders, state: AgentState): readonly StateRecord[] {
  if (comparison === null) return [];
  const { strangers, findings } = comparison;
  // What an earlier comparison found and nobody was told is found again, if it still is so.
  const before = [...state.findings.keys()];
  return [{ strangers }, { findingsTold: before }, { findings }, { compared: position.epoch }];
}

/** Gives what is in force of it. Whoever was taken back is not kept in because a disk is full: the portal tells it again. */
function write(noted: Noted, batch: readonly GatewayChange[], journal: Journal): readonly GatewayChange[] {
  if (noted.unwritten === null) {
    try {
      journal.append(
        batch.map((change) => ({ change })),
        'lazy',
      );
      return batch;
    } catch (error) {
      noted.unwritten = error instanceof Error ? error : new Error('orders cannot be written down');
    }
  }
  const removals = batch.filter(({ kind }) => kind === 'peer.remove' || kind === 'client.remove');
  journal.keep(removals.map((change) => ({ change })));
  return removals;
}

function note({ touched, refused }: Noted, change: GatewayChange, state: AgentState): void {
  const subject = subjectOf(change);
  touch(touched, change);
  const isRefused =
    (change.kind === 'peer.set' || change.kind === 'client.set') && isTombstoned(state, change);
  if (isRefused) refused.set(subject, change);
  else refused.delete(subject);
}

/** The lines are gone through once more only when something has failed. */
export function failuresOf(failures: Failures, { lines, position }: Orders): readonly FailedChange[] {
  const revisions = new Map<string, number>();
  if (failures.size > 0) {
    for (const line of lines) if (failures.has(idOf(line))) revisions.set(idOf(line), line.revision);
  }
  return [...failures].map(([id, reason]) => ({
    revision: revisions.get(id) ?? position.revision,
    id,
    reason,
  }));
}

export function* changesIn(lines: Iterable<ChangeLine>, malformed: Set<string>): Generator<GatewayChange> {
  for (const line of lines) {
    if (line.outcome === 'change') yield line.change;
    else malformed.add(idOf(line));
  }
}

function* inBatches<T>(items: Iterable<T>, size: number): Generator<readonly T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function idOf(line: ChangeLine): string {
  if (line.outcome === 'change') return subjectOf(line.change);
  return line.outcome === 'malformed' ? line.id : 'gateway';
}
