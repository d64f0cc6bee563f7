/**
 * Where an answer of the portal waits until all of it is there and believed: a small one in memory, so that a revocation
 * arrives on a full disk too; a larger one in a file without a name, of which nothing is left whatever happens.
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
/** So much is held: some hundred changes. */
const mostInMemory = 256 * 1024;
const pieceBytes = 64 * 1024;

export function openSpool(folder: string, limit = mostBytes): Spool {
  let held: Buffer[] = [];
  let file: number | null = null;
  let size = 0;
  const toDisk = (): number => {
    const opened = namelessFile(folder);
    file = opened;
    for (const bytes of held) writeWhole(opened, bytes);
    held = [];
    return opened;
  };
  return {
    add: (bytes) => {
      if (size + bytes.length > limit)
        throw new Error('the answer of the portal is too large: nothing of it is applied');
      if (file === null && size + bytes.length <= mostInMemory) held.push(Buffer.from(bytes));
      else sayingWhy(() => writeWhole(file ?? toDisk(), bytes));
      size += bytes.length;
    },
    lines: () => linesOf(file === null ? held : piecesOf(file, size)),
    close: () => {
      if (file !== null) closeSync(file);
    },
  };
}

function namelessFile(folder: string): number {
  const path = join(folder, 'answer.spool');
  rmSync(path, { force: true });
  const file = openSync(path, 'wx+', 0o600);
  unlinkSync(path);
  return file;
}

function writeWhole(file: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}

function sayingWhy(write: () => void): void {
  try {
    write();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    const reason = code === 'ENOSPC' ? 'the disk is full' : code;
    throw new Error(`the answer of the portal cannot be written down (${reason}): nothing of it is applied`, {
      cause,
    });
  }
}

function* piecesOf(file: number, size: number): Generator<Buffer> {
  const piece = Buffer.alloc(pieceBytes);
  for (let at = 0; at < size;) {
    const length = readSync(file, piece, 0, Math.min(pieceBytes, size - at), at);
    if (length === 0) throw new Error('the answer of the portal cannot be read back from the disk');
    at += length;
    yield piece.subarray(0, length);
  }
}

/** Cut into lines as bytes: a piece may end in the middle of a letter. */
export function* linesOf(pieces: Iterable<Buffer>): Generator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for (const piece of pieces) {
    const bytes = Buffer.concat([rest, piece]);
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      if (end > start) yield bytes.toString('utf8', start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
  if (rest.length > 0) yield rest.toString('utf8');
}
