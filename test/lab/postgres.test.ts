// Proves the tests' own PostgreSQL: fresh databases that sort as German ones do, and nothing left when it stops.
// Needs: postgresql
import { existsSync } from 'node:fs';
import { Client } from 'pg';
import { startPostgres } from '../support/postgres';

async function firstRow(url: string, sql: string): Promise<Readonly<Record<string, unknown>>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows[0] ?? {};
  } finally {
    await client.end();
  }
}

it('gives fresh databases with German sorting and removes its files when it stops', async () => {
  const postgres = await startPostgres();
  let folder: string;
  try {
    const [first, second] = await Promise.all([postgres.createDatabase(), postgres.createDatabase()]);
    await firstRow(first, 'CREATE TABLE mark (id integer)');
    expect(await firstRow(second, `SELECT to_regclass('mark') AS mark`)).toEqual({ mark: null });
    const sorted = `SELECT string_agg(x, '' ORDER BY x) AS s FROM (VALUES ('Z'), ('ä'), ('b')) v(x)`;
    expect(await firstRow(first, sorted)).toEqual({ s: 'äbZ' });
    folder = String((await firstRow(first, 'SHOW data_directory')).data_directory);
    expect(existsSync(folder)).toBe(true);
  } finally {
    await postgres.stop();
  }
  expect(existsSync(folder)).toBe(false);
  await expect(firstRow(postgres.url, 'SELECT 1')).rejects.toThrow();
}, 60_000);
