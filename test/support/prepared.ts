// What many test files begin with is made once in a run of Jest, by whoever needs it first, and copied from then on.
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { removeFolder } from './temporary-folder';

/** Gives the folder that `make` filled. Two workers that begin at once both make it, and the second takes the first's. */
export async function preparedOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const root = process.env.FERNAMT_TEST_RUN;
  if (root === undefined) throw new Error('only in a run of Jest, which makes the folder (run-folder.ts)');
  const prepared = join(root, name);
  if (existsSync(prepared)) return prepared;
  const folder = await mkdtemp(`${prepared}-`);
  await chmod(folder, 0o711);
  await make(folder);
  await rename(folder, prepared).catch(async (cause: unknown) => {
    if (!existsSync(prepared)) throw cause;
    await removeFolder(folder);
  });
  return prepared;
}
