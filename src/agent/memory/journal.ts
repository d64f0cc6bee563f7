/**
 * The agent's memory on disk: a snapshot and a journal after it, one record a line. A change costs its own line,
 * however many peers there are; the snapshot is written anew only when the journal has outgrown it.
 */
import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { applyRecord, emptyState, recordsOf } from './agent-state';
import type { AgentState } from './agent-state';
import { syncFolder, writePiecesDurably } from '../host/files';
import { parseRecord } from './state-record';
import type { StateRecord } from './state-record';

/** `lazy`: what is merely asked for again after a crash. */
export type Durability = 'durable' | 'lazy';

export type Journal = {
  readonly state: AgentState;
  append(records: readonly StateRecord[], durability: Durability): void;
  /** What counts even if it cannot be written down, on a full disk for instance. Gives why it could not; null if it could. */
  keep(records: readonly StateRecord[]): Error | null;
  /** Writes a new snapshot if the journal has outgrown the old one: to be called when nobody is waiting. */
  tidy(): void;
  close(): void;
};

const minCompactBytes = 1024 * 1024;
const paths = (folder: string) => ({
  snapshot: join(folder, 'snapshot.ndjson'),
  journal: join(folder, 'journal.ndjson'),
});

/** Reads what the agent knows without touching it. */
export function readState(folder: string): AgentState {
  return replay(folder).state;
}

export function openJournal(folder: string): Journal {
  const { journal } = paths(folder);
  const { state, goodBytes, snapshotBytes } = replay(folder);
  const file = openSync(journal, 'a', 0o600);
  // A line torn by a crash was never acted upon; the next one must not be glued to it.
  ftruncateSync(file, goodBytes);
  syncFolder(folder);
  let size = goodBytes;
  let limit = Math.max(minCompactBytes, snapshotBytes);
  const compact = (): void => {
    const bytes = writePiecesDurably(paths(folder).snapshot, pieces(recordsOf(state)));
    // A crash between the two replays old lines over the newer snapshot, which ends in the same state.
    ftruncateSync(file, 0);
    fsyncSync(file);
    size = 0;
    limit = Math.max(minCompactBytes, bytes);
  };
  const write = (records: readonly StateRecord[]): void => {
    size += writeWhole(file, linesOf(records), size);
  };
  const apply = (records: readonly StateRecord[]): void => {
    for (const record of records) applyRecord(state, record);
  };
  return {
    state,
    append: (records, durability) => {
      write(records);
      if (durability === 'durable') fsyncSync(file);
      apply(records);
    },
    keep: (records) => {
      apply(records);
      try {
        write(records);
        return null;
      } catch (error) {
        return error instanceof Error ? error : new Error('not written down');
      }
    },
    tidy: () => {
      if (size <= limit) return;
      // Where there is no room for it now, it is tried again when the journal has grown that much again.
      limit += minCompactBytes;
      compact();
    },
    close: () => closeSync(file),
  };
}

/** A full disk leaves half a line: it is cut off, so that the file stays readable when there is room again. */
function writeWhole(file: number, text: string, size: number): number {
  const length = Buffer.byteLength(text);
  try {
    if (writeSync(file, text) === length) return length;
  } catch (error) {
    ftruncateSync(file, size);
    throw error;
  }
  ftruncateSync(file, size);
  throw new Error('the disk took only a part of the journal');
}

function linesOf(records: readonly StateRecord[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

/** So many records are text at a time: a whole state of a large gateway would be tens of megabytes. */
const recordsAtOnce = 500;

function* pieces(records: Iterable<StateRecord>): Generator<string> {
  let some: StateRecord[] = [];
  for (const record of records) {
    some.push(record);
    if (some.length < recordsAtOnce) continue;
    yield linesOf(some);
    some = [];
  }
  yield linesOf(some);
}

function replay(folder: string): { state: AgentState; goodBytes: number; snapshotBytes: number } {
  const state = emptyState();
  const { snapshot, journal } = paths(folder);
  const first = replayFile(state, snapshot);
  const second = replayFile(state, journal);
  // Something in the middle cannot be read: what it said must come from the portal again, as a snapshot.
  if (!first.isSound || !second.isSound) state.position = null;
  return { state, goodBytes: second.goodBytes, snapshotBytes: first.goodBytes };
}

type Replayed = { readonly isSound: boolean; readonly goodBytes: number };

/** Up to the last line end: what comes after it was torn by a crash. */
function replayFile(state: AgentState, path: string): Replayed {
  let isSound = true;
  let goodBytes = 0;
  for (const { line, end } of wholeLines(path)) {
    goodBytes = end;
    if (line === '') continue;
    try {
      applyRecord(state, parseRecord(line));
    } catch {
      isSound = false;
    }
  }
  return { isSound, goodBytes };
}

const pieceBytes = 64 * 1024;

/** Read a piece at a time, and cut as bytes: a piece may end in the middle of a letter. */
function* wholeLines(path: string): Generator<{ readonly line: string; readonly end: number }> {
  if (!existsSync(path)) return;
  const file = openSync(path, 'r');
  try {
    const piece = Buffer.alloc(pieceBytes);
    let rest: Buffer = Buffer.alloc(0);
    let begun = 0;
    for (let length = readSync(file, piece); length > 0; length = readSync(file, piece)) {
      const bytes = Buffer.concat([rest, piece.subarray(0, length)]);
      let start = 0;
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
        yield { line: bytes.toString('utf8', start, end), end: begun + end + 1 };
        start = end + 1;
      }
      begun += start;
      rest = bytes.subarray(start);
    }
  } finally {
    closeSync(file);
  }
}
