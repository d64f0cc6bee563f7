// Backup while the portal works, restore while it does not: what comes back, what must not, and when it is refused.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backupDatabase } from '../../../src/adapters/db/backup';
import { lockDatabase } from '../../../src/adapters/db/process-lock';
import { restoreDatabase } from '../../../src/adapters/db/restore';
import { createStore } from '../../../src/adapters/db/store';
import { pemOf } from '../../../src/domain/authority-key';
import { authorityId } from '../../../src/domain/ids';
import { engines, testSecrets, useDatabases } from '../../support/databases';
import { now } from '../../support/builders';
import { addPerson, newTenant } from '../../support/town';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder';

describe.each(engines)('backup on %s', (engine) => {
  const databases = useDatabases(engine);
  let folder = '';
  beforeAll(async () => {
    folder = await temporaryFolder('backup');
  });
  afterAll(() => removeFolder(folder));

  it('restores what was there, under a new epoch and without anybody signed in', async () => {
    const { knex, store, url } = await databases.open();
    const file = join(folder, `${engine}.backup`);
    const town = await newTenant(store);
    const { id } = await town.tenant.get();
    const before = await addPerson(town, { displayName: 'Anna Müller' });
    const epoch = await store.installation.epoch();
    await knex('sessions').insert({ sid: 's', sess: '{}', expired: '2030-01-01T00:00:00.000Z' });
    const writing = Promise.all(Array.from({ length: 20 }, () => addPerson(town)));
    await backupDatabase(url, file);
    await writing;
    const after = await addPerson(town);
    await knex.destroy();

    await restoreDatabase({ url, file });
    const restored = databases.connect(url);
    const later = createStore(restored, testSecrets, () => now);
    expect(await later.forTenant(id).persons.find(before.id)).toMatchObject({ displayName: 'Anna Müller' });
    expect(await later.forTenant(id).persons.find(after.id)).toBeNull();
    expect(pemOf((await later.forTenant(id).authorities.toSign(authorityId('root'))).key)).toBe(
      `root key of ${id}`,
    );
    expect(await later.installation.epoch()).not.toBe(epoch);
    expect(await later.forTenant(id).restores.latest()).toMatchObject({
      epoch: await later.installation.epoch(),
      closedAt: null,
      lastFoundAt: null,
    });
    expect(await restored('sessions').pluck('sid')).toEqual([]);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readFileSync(file, 'latin1')).not.toContain(`root key of ${id}`);
  }, 30_000);

  it('changes the epoch with every restore of the same file', async () => {
    const { knex, store, url } = await databases.open();
    const file = join(folder, `${engine}-twice.backup`);
    await store.installation.epoch();
    await backupDatabase(url, file);
    await knex.destroy();
    const epochs: string[] = [];
    for (let index = 0; index < 2; index += 1) {
      await restoreDatabase({ url, file });
      const restored = databases.connect(url);
      epochs.push(await createStore(restored, testSecrets, () => now).installation.epoch());
      await restored.destroy();
    }
    expect(new Set(epochs).size).toBe(2);
  }, 30_000);

  it('is refused while a portal runs, which keeps what it has', async () => {
    const { knex, store, url } = await databases.open();
    const file = join(folder, `${engine}-running.backup`);
    const town = await newTenant(store);
    await backupDatabase(url, file);
    const person = await addPerson(town);
    const lock = engine === 'sqlite' ? lockDatabase(url) : null;
    await expect(restoreDatabase({ url, file })).rejects.toThrow('already in use by a running portal');
    expect(await town.persons.find(person.id)).not.toBeNull();
    lock?.release();
    await knex.destroy();
  }, 30_000);

  it('is refused: a file that is no backup, leaving the database as it was', async () => {
    const { knex, store, url } = await databases.open();
    const town = await newTenant(store);
    const { id } = await town.tenant.get();
    await knex.destroy();
    const file = join(folder, `${engine}-nonsense.backup`);
    writeFileSync(file, 'SELECT nonsense;\n');
    await expect(restoreDatabase({ url, file })).rejects.toThrow();
    await expect(restoreDatabase({ url, file: join(folder, 'missing') })).rejects.toThrow();
    const later = createStore(databases.connect(url), testSecrets, () => now);
    expect(await later.forTenant(id).tenant.get()).toMatchObject({ id });
  }, 30_000);
});
