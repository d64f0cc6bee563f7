/**
 * The agent's memory on disk: a snapshot and a journal after it, one record a line. A change costs its own line,
 * however many peers there are; the snapshot is written anew only when the journal has outgrown it.
 */
import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { applyRecord, emptyState, recordsOf } from './agent-state';
import type { AgentState } from './agent-state';
import { readIfThere, syncFolder, writeDurably } from './files';
import { parseRecord } from './state-record';
import type { StateRecord } from './state-record';

/** `lazy`: what is merely asked for again after a crash. */
export type Durability = 'durable' | 'lazy';

export type Journal = {
  readonly state: AgentState;
  append(records: readonly StateRecord[], durability: Durability): void;
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
    const text = linesOf(recordsOf(state));
    writeDurably(paths(folder).snapshot, text);
    // A crash between the two replays old lines over the newer snapshot, which ends in the same state.
    ftruncateSync(file, 0);
    fsyncSync(file);
    size = 0;
    limit = Math.max(minCompactBytes, Buffer.byteLength(text));
  };
  return {
    state,
    append: (records, durability) => {
      size += writeWhole(file, linesOf(records), size);
      if (durability === 'durable') fsyncSync(file);
      for (const record of records) applyRecord(state, record);
    },
    tidy: () => {
      if (size > limit) compact();
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

function replay(folder: string): { state: AgentState; goodBytes: number; snapshotBytes: number } {
  const state = emptyState();
  const { snapshot, journal } = paths(folder);
  const snapshotText = readIfThere(snapshot) ?? '';
  const journalText = readIfThere(journal) ?? '';
  const whole = journalText.slice(0, journalText.lastIndexOf('\n') + 1);
  const isSound = [snapshotText, whole].map((text) => replayLines(state, text)).every(Boolean);
  // Something in the middle cannot be read: what it said must come from the portal again, as a snapshot.
  if (!isSound) state.position = null;
  return { state, goodBytes: Buffer.byteLength(whole), snapshotBytes: Buffer.byteLength(snapshotText) };
}

function replayLines(state: AgentState, text: string): boolean {
  let isSound = true;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    try {
      applyRecord(state, parseRecord(line));
    } catch {
      isSound = false;
    }
  }
  return isSound;
}
