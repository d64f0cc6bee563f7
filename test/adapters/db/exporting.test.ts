// Everything a municipality takes along: every column is decided on, nothing secret leaves, nothing of others, long tables whole.
import { readFileSync } from 'node:fs';
import { exportedTables, tablesNotExported } from '../../../src/adapters/db/exported-tables';
import { fieldName } from '../../../src/adapters/db/exporting';
import type { ExportedRecord } from '../../../src/usecases/ports-of-leaving';
import { engines, useDatabases } from '../../support/databases';
import { columnsOfAll } from '../../support/schema';
import { addAccess, addEnrolledGateway, addPerson, newTown } from '../../support/town';

/** Kept when everything of a municipality goes, or the head of the export. */
const ofTheInstallation = ['tenants'];

async function collected(all: AsyncIterable<ExportedRecord>): Promise<readonly ExportedRecord[]> {
  const records: ExportedRecord[] = [];
  for await (const record of all) records.push(record);
  return records;
}

describe.each(engines)('an export on %s', (engine) => {
  const databases = useDatabases(engine);

  it('decides on every column of every table of a tenant', async () => {
    const { knex } = await databases.open();
    for (const [table, columns] of await columnsOfAll(knex, engine)) {
      if (!columns.includes('tenant_id') || ofTheInstallation.includes(table)) continue;
      const exported = exportedTables.find((one) => one.table === table);
      if (exported === undefined) {
        expect([table, tablesNotExported[table] ?? 'neither exported nor left out']).toEqual([
          table,
          expect.not.stringContaining('neither'),
        ]);
        continue;
      }
      const decided = [...exported.columns, ...(exported.withheld ?? []), 'tenant_id'];
      expect([table, [...columns].sort()]).toEqual([table, decided.sort()]);
      expect(exported.columns).toEqual(expect.arrayContaining([...exported.key]));
    }
  });

  it('holds what belongs to the municipality, in order, without secrets and without anything of others', async () => {
    const { store } = await databases.open();
    const town = await newTown(store);
    const other = await newTown(store);
    const { person, credential } = await addAccess(town);
    await addEnrolledGateway(town);
    await addAccess(other);
    const records = await collected(town.exported.all());
    const kinds = [...new Set(records.map(({ kind }) => kind))];
    expect(kinds).toEqual(exportedTables.map(({ kind }) => kind).filter((kind) => kinds.includes(kind)));
    expect(kinds).toEqual(expect.arrayContaining(['authority', 'gateway', 'person', 'grant', 'credential']));
    const text = JSON.stringify(records);
    expect(text).toContain(person.id);
    expect(records.filter(({ kind }) => kind === 'credential')).toEqual([
      { kind: 'credential', fields: expect.objectContaining({ id: credential.id, connected: false }) },
    ]);
    expect(text).not.toMatch(/private|"v1\.|tls-crypt|preshared|tokenHash/i);
  });

  it('reads a long table piece by piece and misses none', async () => {
    const { store } = await databases.open();
    const town = await newTown(store);
    for (let index = 0; index < 1_001; index += 1) await addPerson(town);
    const people = (await collected(town.exported.all())).filter(({ kind }) => kind === 'person');
    expect(new Set(people.map(({ fields }) => fields['id'])).size).toBe(1_001);
    expect(people).toHaveLength(1_001);
  }, 60_000);
});

it('is described for whoever reads the file', () => {
  const described = readFileSync('docs/export-format.md', 'utf8').split('\n### ').slice(1);
  const expected = exportedTables.map(({ kind, columns }) => [
    kind,
    columns.map((column) => fieldName(column)),
  ]);
  const said = described.map((section) => [
    section.slice(0, section.indexOf('\n')),
    [...(section.trim().split('\n\n').at(-1) ?? '').matchAll(/`(\w+)`/g)].map(([, field]) => field),
  ]);
  expect(said).toEqual(expected);
});
