// A second process over a database, as `migrate` or `count` says; waits for a word so that several begin together.
import { openDatabase } from '../../src/adapters/db/connection';
import { migrate } from '../../src/adapters/db/migrate';
import { inTransaction } from '../../src/adapters/db/transaction';

async function countUp(url: string): Promise<void> {
  const knex = openDatabase({ url });
  for (let index = 0; index < 20; index += 1) {
    await inTransaction(knex, async (trx) => {
      await trx('tally').select('n');
      await trx('tally').increment('n', 1);
    });
  }
  await knex.destroy();
}

async function migrateAll(url: string): Promise<void> {
  const knex = openDatabase({ url });
  await migrate(knex);
  await knex.destroy();
}

process.once('message', () => {
  const [task, url = ''] = process.argv.slice(2);
  const done = task === 'migrate' ? migrateAll(url) : countUp(url);
  done.then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.send?.('ready');
