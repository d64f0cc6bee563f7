// One new, migrated database of either engine for a portal of the tests; whatever serves it goes with it.
import path from 'node:path';
import type { Engine } from './databases';
import { copyMigratedSqlite, startMigratedPostgres } from './migrated-databases';
import { folderInMemory, removeFolder } from './temporary-folder';

export type FreshDatabase = { readonly url: string; readonly remove: () => Promise<void> };

export async function freshDatabase(engine: Engine): Promise<FreshDatabase> {
  if (engine === 'postgres') {
    const server = await startMigratedPostgres();
    return { url: await server.createMigrated(), remove: () => server.stop() };
  }
  const folder = await folderInMemory('portal');
  const url = await copyMigratedSqlite(path.join(folder, 'portal.sqlite'));
  return { url, remove: () => removeFolder(folder) };
}
