// What the command line does to the database as a whole: its shape, backups, and the master key above all its secrets.
import { backupDatabase } from './adapters/db/backup';
import { openDatabase } from './adapters/db/connection';
import { dataKeysOf } from './adapters/db/data-keys';
import { migrate } from './adapters/db/migrate';
import { restoreDatabase } from './adapters/db/restore';
import { createSecrets } from './adapters/secrets/secrets';
import { openPorts, type Opened } from './compose';
import type { Config } from './config';
import type { DataKeys } from './usecases/ports-of-data-keys';

export async function migrateDatabase(url: string): Promise<void> {
  const knex = openDatabase({ url });
  try {
    await migrate(knex);
  } finally {
    await knex.destroy();
  }
}

export async function backup(url: string, file: string): Promise<void> {
  await backupDatabase(url, file);
}

/** The backup may be older than this program: it is brought to the present shape at once. */
export async function restore(url: string, file: string): Promise<void> {
  await restoreDatabase({ url, file });
  await migrateDatabase(url);
}

export async function openDataKeys(config: Config): Promise<Opened & { readonly dataKeys: DataKeys }> {
  const opened = await openPorts(config);
  const { masterKeys } = config;
  const ids = masterKeys.map(({ id }) => id);
  return { ...opened, dataKeys: dataKeysOf(opened.knex, createSecrets({ masterKeys }), ids) };
}
