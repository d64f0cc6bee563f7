// A process killed with SIGKILL while it issues: whatever was signed, or could have been, has its serial on record.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import Database from 'better-sqlite3';
import { removeFolder, temporaryFolder } from '../support/temporary-folder';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder('killed');
});
afterAll(() => removeFolder(folder));

const records = {
  client: { table: 'credentials', state: 'pending' },
  server: { table: 'server_certificates', state: 'intended' },
  authority: { table: 'authorities', state: 'requested' },
} as const;

const cases = (['client', 'server', 'authority'] as const).flatMap((whose) =>
  (['before', 'after'] as const).map((moment) => [whose, moment] as const),
);

it.each(cases)(
  'the certificate of a %s, killed %s the signature',
  (whose, moment) => {
    const file = path.join(folder, `${whose}-${moment}.sqlite`);
    const script = require.resolve('./support/dying-issuer');
    const died = spawnSync(process.execPath, ['--import', 'tsx', script, whose, moment, file], {
      encoding: 'utf8',
    });
    expect(died).toMatchObject({ signal: 'SIGKILL', stderr: '' });
    const serial = died.stdout.trim();
    expect(serial).toMatch(/^\d{30,39}$/);
    const database = new Database(file, { readonly: true });
    const { table, state } = records[whose];
    const found = database.prepare(`SELECT state FROM ${table} WHERE serial = ?`).all(serial);
    database.close();
    expect(found).toEqual([{ state }]);
  },
  60_000,
);
