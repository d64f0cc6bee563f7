// Jest's global setup: a folder for what `prepared.ts` makes once in a run. It goes when Jest ends.
import { rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { folderInMemory } from './temporary-folder';

async function makeRunFolder(): Promise<void> {
  const folder = await folderInMemory('run');
  // PostgreSQL runs as a user of its own and has to pass.
  await chmod(folder, 0o711);
  process.env.FERNAMT_TEST_RUN = folder;
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
}

// Jest asks for a default export.
export { makeRunFolder as default };
