/**
 * Temporary folders of test runs. The name carries the process that made it, so that what a killed run left behind
 * is swept by the next one.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'fernamt-test-';

/** Linux keeps files in memory here; containers often have 64 MB of it, which is not enough. */
const memory = '/dev/shm';
const plentyOfMemory = 4 * 2 ** 30;

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function sweep(parent: string): Promise<void> {
  const leftBehind = (await readdir(parent)).filter((name) => {
    const owner = name.startsWith(prefix) ? name.slice(prefix.length).split('-')[0] : undefined;
    return owner !== undefined && !existsSync(`/proc/${owner}`);
  });
  await Promise.all(leftBehind.map((name) => removeFolder(join(parent, name))));
}

async function folderIn(parent: string, purpose: string): Promise<string> {
  await sweep(parent);
  return mkdtemp(join(parent, `${prefix}${process.pid}-${purpose}-`));
}

/** Makes an empty folder; the caller removes it with `removeFolder`. */
export async function temporaryFolder(purpose: string): Promise<string> {
  return folderIn(tmpdir(), purpose);
}

/**
 * The same for databases, which wait for the disk at every step: in memory where there is plenty. Programs may not be
 * started from there (`noexec`).
 */
export async function folderInMemory(purpose: string): Promise<string> {
  return folderIn((await hasPlenty()) ? memory : tmpdir(), purpose);
}

async function hasPlenty(): Promise<boolean> {
  if (freemem() < plentyOfMemory || !existsSync(memory)) return false;
  const { bavail, bsize } = await statfs(memory);
  return bavail * bsize >= plentyOfMemory;
}

/** For a file of tests: gives a new, empty folder at each call, and removes all of them at the end. */
export function useFolders(purpose: string): () => string {
  let root = '';
  let count = 0;
  beforeAll(async () => {
    root = await temporaryFolder(purpose);
  });
  afterAll(() => removeFolder(root));
  return () => {
    const folder = join(root, String((count += 1)));
    mkdirSync(folder);
    return folder;
  };
}
