// Files of the agent: written whole or not at all, on disk before anybody relies on them, readable by nobody else.
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** With exactly this mode, whatever the umask; parents that had to be made get it too. */
export function makeFolder(path: string, mode: number): void {
  const first = mkdirSync(path, { recursive: true }) ?? path;
  for (let made = path; made.length >= first.length; made = dirname(made)) chmodSync(made, mode);
}

/** Afterwards the file holds either the old or the new content, whatever happens in between. */
export function writeDurably(path: string, content: string, mode = 0o600): void {
  writePiecesDurably(path, [content], mode);
}

/** The same for what is never held whole; gives the number of bytes. */
export function writePiecesDurably(path: string, pieces: Iterable<string>, mode = 0o600): number {
  const draft = `${path}.new`;
  try {
    const written = writeDraft(draft, pieces, mode);
    renameSync(draft, path);
    syncFolder(dirname(path));
    return written;
  } catch (error) {
    // On a full disk half a draft would only take more of the room.
    rmSync(draft, { force: true });
    throw error;
  }
}

function writeDraft(path: string, pieces: Iterable<string>, mode: number): number {
  const file = openSync(path, 'w', mode);
  let written = 0;
  try {
    for (const piece of pieces) {
      const bytes = Buffer.from(piece, 'utf8');
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
      written += bytes.length;
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return written;
}

export function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

export function readIfThere(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
