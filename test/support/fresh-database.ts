// One new, empty database of either engine for a portal of the tests; whatever serves it goes with it.
import path from 'node:path';
import type { Engine } from './databases';
import { startPostgres } from './postgres';
import { removeFolder, temporaryFolder } from './temporary-folder';

export type FreshDatabase = { readonly url: string; readonly remove: () => Promise<void> };

export async function freshDatabase(engine: Engine): Promise<FreshDatabase> {
  if (engine === 'postgres') {
    const server = await startPostgres();
    return { url: await server.createDatabase(), remove: () => server.stop() };
  }
  const folder = await temporaryFolder('portal');
  return { url: path.join(folder, 'portal.sqlite'), remove: () => removeFolder(folder) };
}
