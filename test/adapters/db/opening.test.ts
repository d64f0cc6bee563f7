// Opening the database: settings of each engine, migrations under a lock, one portal on SQLite, transactions tried again.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Knex } from 'knex';
import { openDatabase } from '../../../src/adapters/db/connection';
import { DatabaseTooNew, migrate } from '../../../src/adapters/db/migrate';
import { migrations } from '../../../src/adapters/db/migrations/all';
import { DatabaseInUse, lockDatabase } from '../../../src/adapters/db/process-lock';
import { inTransaction, QuickerElsewhere } from '../../../src/adapters/db/transaction';
import { engines, useDatabases } from '../../support/databases';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder';

describe.each(engines)('opening on %s', (engine) => {
  const databases = useDatabases(engine);

  it('lets three processes migrate an empty database at once', async () => {
    const url = await databases.emptyUrl();
    expect(await inProcesses('migrate', url)).toEqual([0, 0, 0]);
    const knex = databases.connect(url);
    const applied = await knex('migrations').orderBy('name').pluck('name');
    expect(applied).toEqual(migrations.map(({ name }) => name));
  }, 30_000);

  it('migrates once, however often it is asked', async () => {
    const { knex } = await databases.open();
    await migrate(knex);
    expect(await knex('migrations').orderBy('name').pluck('name')).toEqual(
      migrations.map(({ name }) => name),
    );
  });

  it('is refused: a database that a newer version has migrated', async () => {
    const { knex } = await databases.open();
    await knex('migrations').insert({ name: '9999-future', applied_at: '2030-01-01T00:00:00.000Z' });
    await expect(migrate(knex)).rejects.toThrow(DatabaseTooNew);
    await expect(migrate(knex)).rejects.toThrow('9999-future');
  });

  it('leaves nothing of a migration that fails, and goes on where it stopped', async () => {
    const knex = databases.connect(await databases.emptyUrl());
    const good = { name: '0001-good', statements: ['CREATE TABLE good (id text PRIMARY KEY)'] };
    const bad = {
      name: '0002-bad',
      statements: ['CREATE TABLE half (id text PRIMARY KEY)', 'CREATE nonsense'],
    };
    await expect(migrate(knex, [good, bad])).rejects.toMatchObject({
      message: expect.stringContaining('nonsense'),
    });
    expect([await knex.schema.hasTable('good'), await knex.schema.hasTable('half')]).toEqual([true, false]);
    await migrate(knex, [good, { ...bad, statements: ['CREATE TABLE whole (id text PRIMARY KEY)'] }]);
    expect(await knex.schema.hasTable('whole')).toBe(true);
  });

  it('sorts text by bytes, gives numbers as numbers, and keeps values out of error messages', async () => {
    const { knex } = await databases.open();
    for (const name of ['Z', 'ä', 'a', 'z', 'Ä']) await knex('migrations').insert({ name, applied_at: 'x' });
    expect(await knex('migrations').where('applied_at', 'x').orderBy('name').pluck('name')).toEqual([
      'Z',
      'a',
      'z',
      'Ä',
      'ä',
    ]);
    expect(await knex('migrations').count({ n: '*' }).first()).toEqual({ n: migrations.length + 5 });
    const failing = knex('migrations').insert({ name: 'Z', applied_at: 'geheim' });
    await expect(failing).rejects.toMatchObject({ message: expect.not.stringContaining('geheim') });
  });

  it('tries a transaction again when another one was quicker, eight times at most', async () => {
    const { knex } = await databases.open();
    let tries = 0;
    const third = await inTransaction(knex, async () => {
      tries += 1;
      if (tries < 3) throw new QuickerElsewhere('meanwhile');
      return tries;
    });
    expect(third).toBe(3);
    tries = 0;
    const never = inTransaction(knex, async () => {
      tries += 1;
      throw new QuickerElsewhere('meanwhile');
    });
    await expect(never).rejects.toMatchObject({ kind: 'conflict', reason: 'meanwhile' });
    expect(tries).toBe(8);
  });

  it('does not repeat what failed for good, and undoes it', async () => {
    const { knex } = await databases.open();
    let tries = 0;
    const failing = inTransaction(knex, async (trx) => {
      tries += 1;
      await trx('migrations').insert({ name: 'x', applied_at: 'x' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(tries).toBe(1);
    expect(await knex('migrations').where('name', 'x')).toEqual([]);
  });

  it('gets both of two transactions through that wait for rows of the other', async () => {
    const { knex } = await databases.open();
    await knex.schema.createTable('pair', (table) => table.text('id'));
    await knex('pair').insert([{ id: 'a' }, { id: 'b' }]);
    const touch = (first: string, second: string) =>
      inTransaction(knex, async (trx) => {
        await trx('pair').where('id', first).update({ id: first });
        await new Promise((resolve) => setTimeout(resolve, 30));
        await trx('pair').where('id', second).update({ id: second });
        return 'done';
      });
    expect(await Promise.all([touch('a', 'b'), touch('b', 'a')])).toEqual(['done', 'done']);
  });

  it('lets three processes read and write at the same time, none losing what another wrote', async () => {
    const { knex, url } = await databases.open();
    await knex.schema.createTable('tally', (table) => table.bigInteger('n'));
    await knex('tally').insert({ n: 0 });
    expect(await inProcesses('count', url)).toEqual([0, 0, 0]);
    expect(await knex('tally').pluck('n')).toEqual([60]);
  }, 30_000);
});

/** The same task in three processes that begin together; their exit codes. */
async function inProcesses(task: string, url: string): Promise<readonly unknown[]> {
  const script = require.resolve('../../support/database-process');
  const children = [1, 2, 3].map(() => fork(script, [task, url], { execArgv: ['--import', 'tsx'] }));
  await Promise.all(children.map((child) => once(child, 'message')));
  const ends = children.map((child) => once(child, 'exit'));
  for (const child of children) child.send('go');
  return (await Promise.all(ends)).map(([code]) => code);
}

describe('a SQLite file', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await temporaryFolder('sqlite');
  });
  afterAll(() => removeFolder(folder));

  it('is made with its folder, readable by nobody else, and set up for durable commits', async () => {
    const file = join(folder, 'new', 'portal.sqlite');
    const knex = openDatabase({ url: file });
    await knex.raw('CREATE TABLE t (id text)');
    const modes = [file, `${file}-wal`, `${file}-shm`].map((path) => statSync(path).mode & 0o077);
    expect(modes).toEqual([0, 0, 0]);
    const pragma = async (name: string) => (await knex.raw(`PRAGMA ${name}`))[0];
    expect(await pragma('journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(await pragma('synchronous')).toEqual({ synchronous: 2 });
    expect(await pragma('foreign_keys')).toEqual({ foreign_keys: 1 });
    expect(await pragma('busy_timeout')).toEqual({ timeout: 5000 });
    await knex.destroy();
  });

  it('spares the disk for one transaction that may wait for the next one, and for no other', async () => {
    const knex = openDatabase({ url: join(folder, 'sparing.sqlite') });
    await knex.raw('CREATE TABLE t (id text)');
    const synchronous = async (db: Knex) => (await db.raw('PRAGMA synchronous'))[0].synchronous;
    const adding = (id: string) => async (trx: Knex.Transaction) => {
      await trx('t').insert({ id });
      return synchronous(trx);
    };
    const both = [inTransaction(knex, adding('one'), 'with-next'), inTransaction(knex, adding('two'))];
    expect(await Promise.all(both)).toEqual([1, 2]);
    const failing = inTransaction(
      knex,
      async (trx) => {
        await adding('three')(trx);
        throw new Error('given up');
      },
      'with-next',
    );
    await expect(failing).rejects.toThrow('given up');
    expect(await synchronous(knex)).toBe(2);
    expect(await knex('t').orderBy('id').pluck('id')).toEqual(['one', 'two']);
    await knex.destroy();
  });

  it('is refused to a second portal, in a clear sentence, until the first has ended', () => {
    const file = join(folder, 'locked.sqlite');
    const lock = lockDatabase(file);
    expect(() => lockDatabase(file)).toThrow(DatabaseInUse);
    expect(() => lockDatabase(file)).toThrow(
      /already in use by a running portal.*only one portal process.*DATABASE_URL/,
    );
    lock.release();
    lockDatabase(file).release();
  });

  it('stays open to the command line beside a running portal', async () => {
    const file = join(folder, 'beside.sqlite');
    const lock = lockDatabase(file);
    const [portal, command] = [openDatabase({ url: file }), openDatabase({ url: file })];
    await portal.raw('CREATE TABLE t (id text)');
    await command('t').insert({ id: 'from the command line' });
    expect(await portal('t').pluck('id')).toEqual(['from the command line']);
    await Promise.all([portal.destroy(), command.destroy()]);
    lock.release();
  });

  it('is free again when the portal was killed with -9', async () => {
    const file = join(folder, 'killed.sqlite');
    const portal = await lockingProcess(file);
    expect(() => lockDatabase(file)).toThrow(DatabaseInUse);
    portal.kill('SIGKILL');
    await once(portal, 'exit');
    lockDatabase(file).release();
  });

  /** A process of its own that takes the lock the way the portal does. */
  async function lockingProcess(file: string) {
    const script = join(folder, 'lock.cjs');
    writeFileSync(
      script,
      `const database = new (require(${JSON.stringify(require.resolve('better-sqlite3'))}))(${JSON.stringify(`${file}.lock`)});
       database.exec('BEGIN EXCLUSIVE');
       process.send('locked');
       setInterval(() => database.open, 1000);`,
    );
    const child = fork(script);
    await once(child, 'message');
    return child;
  }

  it('is not taken for locked when it cannot be opened at all', () => {
    const file = join(folder, 'broken.sqlite');
    writeFileSync(`${file}.lock`, 'this is no database, but long enough to be taken for one'.repeat(20));
    expect(() => lockDatabase(file)).not.toThrow(DatabaseInUse);
    expect(() => new Database(`${file}.lock`).exec('BEGIN EXCLUSIVE')).toThrow();
  });
});
