/**
 * Temporary folders of test runs. The name carries the process that made it, so that what a killed run left behind
 * is swept by the next one.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'fernamt-test-';

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function sweep(): Promise<void> {
  const leftBehind = (await readdir(tmpdir())).filter((name) => {
    const owner = name.startsWith(prefix) ? name.slice(prefix.length).split('-')[0] : undefined;
    return owner !== undefined && !existsSync(`/proc/${owner}`);
  });
  await Promise.all(leftBehind.map((name) => removeFolder(join(tmpdir(), name))));
}

/** Makes an empty folder; the caller removes it with `removeFolder`. */
export async function temporaryFolder(purpose: string): Promise<string> {
  await sweep();
  return mkdtemp(join(tmpdir(), `${prefix}${process.pid}-${purpose}-`));
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
