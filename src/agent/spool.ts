/**
 * Where an answer of the portal waits on disk until all of it is there and believed. Its file has no name: whatever
 * happens to the agent, nothing of it is left behind.
 */
import { closeSync, openSync, readSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export type Spool = {
  add(bytes: Buffer): void;
  /** The lines so far, as often as they are asked for. */
  lines(): Generator<string>;
  close(): void;
};

/** Ten times what the largest gateway is sent: who sends more wants to fill the disk. */
const mostBytes = 512 * 1024 * 1024;
const pieceBytes = 64 * 1024;

export function openSpool(folder: string, limit = mostBytes): Spool {
  const path = join(folder, 'answer.spool');
  rmSync(path, { force: true });
  const file = openSync(path, 'wx+', 0o600);
  unlinkSync(path);
  let size = 0;
  return {
    add: (bytes) => {
      if (size + bytes.length > limit)
        throw new Error('the answer of the portal is too large: nothing of it is applied');
      writeWhole(file, bytes);
      size += bytes.length;
    },
    lines: () => linesOf(file, size),
    close: () => closeSync(file),
  };
}

function writeWhole(file: number, bytes: Buffer): void {
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    const reason = code === 'ENOSPC' ? 'the disk is full' : code;
    throw new Error(`the answer of the portal cannot be written down (${reason}): nothing of it is applied`, {
      cause,
    });
  }
}

/** Cut into lines as bytes: a piece may end in the middle of a letter. */
function* linesOf(file: number, size: number): Generator<string> {
  const piece = Buffer.alloc(pieceBytes);
  let rest: Buffer = Buffer.alloc(0);
  for (let at = 0; at < size;) {
    const length = readSync(file, piece, 0, Math.min(pieceBytes, size - at), at);
    if (length === 0) throw new Error('the answer of the portal cannot be read back from the disk');
    at += length;
    const bytes = Buffer.concat([rest, piece.subarray(0, length)]);
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      if (end > start) yield bytes.toString('utf8', start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
  if (rest.length > 0) yield rest.toString('utf8');
}
