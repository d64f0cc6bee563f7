/**
 * A folder of very many small files of ours. To find what somebody else has done to it, every file is looked at, but read
 * only when its stamp (inode, mode, size, time of change) is another than when we last read it; in slices, so that nothing
 * else has to wait.
 */
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Found, Wanted } from '../enforcing/drivers';

export type WatchedFolder = {
  readonly path: string;
  /** We have written this file or taken it away: the next look reads it. */
  changed(name: string): void;
  /** What the files must hold is another from now on: the next look reads all of them. */
  readAnew(): void;
  /** `contentOf` is asked for files with a new stamp only; null: there can be no such file. */
  look<T>(wanted: Wanted<T>, contentOf: (wanted: T) => string | null): Promise<readonly Found[]>;
};

/** Who may read the files; null where nobody else has to. */
export type Given = { readonly mode: number; readonly groupId: number };

const sliceSize = 200;
const settledMs = 100;

export function watchedFolder(path: string, given: Given | null): WatchedFolder {
  const stamps = new Map<string, string>();
  const judge = (name: string, contentOf: () => string | null): Found['what'] | null => {
    const state = stateOf(join(path, name));
    if (state === null) return 'removed';
    if (stamps.get(name) === state.stamp) return null;
    const content = contentOf();
    if (content === null) return 'added';
    if (!state.isFile || !isGiven(state, given) || readFileSync(join(path, name), 'utf8') !== content)
      return 'changed';
    if (state.isSettled) stamps.set(name, state.stamp);
    return null;
  };
  return {
    path,
    changed: (name) => void stamps.delete(name),
    readAnew: () => stamps.clear(),
    look: async (wanted, contentOf) => {
      const found: Found[] = [];
      const seen = new Set<string>();
      for await (const names of slices(existsSync(path) ? await readdir(path) : [])) {
        for (const key of names) {
          seen.add(key);
          const one = wanted.at(key);
          if (one === undefined) continue;
          const what = one === null ? 'added' : judge(key, () => contentOf(one));
          if (what !== null) found.push({ key, what });
        }
      }
      for (const [key, one] of wanted.all())
        if (!seen.has(key) && contentOf(one) !== null) found.push({ key, what: 'removed' });
      return found;
    },
  };
}

type State = {
  readonly stamp: string;
  /** Changed so long ago that another change would have another time: the kernel counts in steps of some milliseconds. */
  readonly isSettled: boolean;
  readonly isFile: boolean;
  readonly mode: number;
  readonly groupId: number;
};

function stateOf(path: string): State | null {
  const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  if (stat === undefined) return null;
  return {
    stamp: `${stat.ino}.${stat.mode}.${stat.size}.${stat.ctimeNs}`,
    isSettled: Date.now() - Number(stat.ctimeMs) > settledMs,
    isFile: stat.isFile(),
    mode: Number(stat.mode) & 0o777,
    groupId: Number(stat.gid),
  };
}

function isGiven({ mode, groupId }: State, given: Given | null): boolean {
  return given === null || (mode === given.mode && groupId === given.groupId);
}

async function* slices<T>(items: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let at = 0; at < items.length; at += sliceSize) {
    yield items.slice(at, at + sliceSize);
    await setImmediate();
  }
}
