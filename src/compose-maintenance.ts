// What the command line does to the database as a whole: bring it to the present shape, back it up, put a backup back.
import { backupDatabase } from './adapters/db/backup';
import { openDatabase } from './adapters/db/connection';
import { migrate } from './adapters/db/migrate';
import { restoreDatabase } from './adapters/db/restore';

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
