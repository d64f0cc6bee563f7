// From the command line: where the master keys come from, and that they can be changed without losing a secret.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { openPorts } from '../../src/compose';
import { readConfig } from '../../src/config';
import { ConfigError } from '../../src/config-environment';
import { pemOf } from '../../src/domain/authority-key';
import { authorityId } from '../../src/domain/ids';
import { musterstadt, refused, useCommandLine } from './support/fernamt';

const { fernamt, fileAt } = useCommandLine('key');
const old = 'k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';
const fresh = 'k2:Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=';
const both = { MASTER_KEYS: `${fresh},${old}` };
const key = (args: readonly string[], env: Record<string, string> = both) =>
  fernamt(['key', ...args], { env });
const wrappings = (): readonly string[] => {
  const database = new Database(fileAt('fernamt.sqlite'), { readonly: true });
  const rows = database.prepare<[], { wrapped: string }>('SELECT wrapped FROM data_keys').all();
  database.close();
  return rows.map(({ wrapped }) => wrapped.split('.')[1] ?? '');
};
const environment = (keys: Readonly<Record<string, string>>) => ({
  PUBLIC_URL: 'https://fernamt.example',
  DATABASE_URL: fileAt('fernamt.sqlite'),
  SESSION_SECRETS: '0123456789abcdef0123456789abcdef',
  LOG_LEVEL: 'silent',
  ...keys,
});
const rootKey = async (masterKeys: string): Promise<string> => {
  const { ports, close } = await openPorts(readConfig(environment({ MASTER_KEYS: masterKeys })));
  try {
    const tenant = await ports.store.installation.findTenant('musterstadt');
    if (tenant === null) throw new Error('no town');
    return pemOf((await ports.store.forTenant(tenant.id).authorities.toSign(authorityId('root'))).key);
  } finally {
    await close();
  }
};

beforeAll(async () => {
  expect(await fernamt(musterstadt)).toMatchObject({ code: 0 });
  const operator = ['operator', 'create', '--slug', 'betreiber', '--name', 'Rechenzentrum'];
  expect(await fernamt([...operator, '--role', 'operator-admin:groups=betrieb'])).toMatchObject({ code: 0 });
});

describe('changing the master key', () => {
  it('shows what each wraps', async () => {
    expect((await key(['list'])).said).toMatch(
      /^k2: the newest, wraps 0 data keys\nk1: an older one, wraps \d+ data keys$/,
    );
  });

  it('is refused when some data keys are under a key that is not there, and changes nothing', async () => {
    expect(await key(['rotate'], { MASTER_KEYS: fresh })).toMatchObject(refused('master-key-unknown'));
    expect((await key(['list'], { MASTER_KEYS: fresh })).said).toMatch(
      /\nk1: NOT CONFIGURED, wraps \d+ data keys$/,
    );
    expect(new Set(wrappings())).toEqual(new Set(['k1']));
  });

  it('goes on where it was interrupted, and both open meanwhile', async () => {
    const before = await rootKey(old);
    const database = new Database(fileAt('fernamt.sqlite'));
    // The second row cannot be written: as if the process had ended there.
    database.exec(`CREATE TRIGGER interrupted BEFORE UPDATE ON data_keys
      WHEN (SELECT count(*) FROM data_keys WHERE wrapped LIKE 'v1.k2.%') >= 1
      BEGIN SELECT RAISE(ABORT, 'the power is gone'); END`);
    // Under Jest an error of the driver may be of another realm, which the command line passes on.
    const said = await key(['rotate']).then(({ complained }) => complained, String);
    expect(said).toContain('the power is gone');
    expect(new Set(wrappings())).toEqual(new Set(['k1', 'k2']));
    expect(await rootKey(both.MASTER_KEYS)).toBe(before);
    database.exec('DROP TRIGGER interrupted');
    database.close();
    expect(await key(['rotate'])).toMatchObject({ code: 0 });
    expect(new Set(wrappings())).toEqual(new Set(['k2']));
    expect(await rootKey(fresh)).toBe(before);
    await expect(rootKey(old)).rejects.toThrow('cannot be opened');
  });

  it('does nothing the second time', async () => {
    expect((await key(['rotate'])).said).toMatch(
      /^0 data keys are wrapped anew, 0 are new\.\n.*\nk1: an older one, wraps 0 data keys: it can be taken out/,
    );
  });

  it('can bring fresh data keys, under which what is old still opens', async () => {
    const before = await rootKey(fresh);
    const count = wrappings().length;
    expect(await key(['rotate', '--new-data-keys'])).toMatchObject({ code: 0 });
    expect(wrappings()).toHaveLength(2 * count);
    expect(await rootKey(fresh)).toBe(before);
  });
});

describe('master keys are read', () => {
  const keysFrom = (keys: Readonly<Record<string, string>>) =>
    readConfig(environment(keys)).masterKeys.map(({ id }) => id);
  const complaint = (keys: Readonly<Record<string, string>>): string => {
    try {
      return keysFrom(keys).join();
    } catch (error) {
      if (error instanceof ConfigError) return error.message;
      throw error;
    }
  };
  const written = (file: string, mode = 0o600): string => {
    writeFileSync(fileAt(file), `${fresh}\n${old}\n`);
    chmodSync(fileAt(file), mode);
    return fileAt(file);
  };

  it('from the environment, a file, or a credential of systemd', () => {
    expect(keysFrom({ MASTER_KEYS: both.MASTER_KEYS })).toEqual(['k2', 'k1']);
    expect(keysFrom({ MASTER_KEYS_FILE: written('keys') })).toEqual(['k2', 'k1']);
    mkdirSync(fileAt('credentials'));
    const credentials = path.dirname(written('credentials/master-keys', 0o440));
    expect(keysFrom({ CREDENTIALS_DIRECTORY: credentials })).toEqual(['k2', 'k1']);
    mkdirSync(fileAt('others'));
    expect(keysFrom({ CREDENTIALS_DIRECTORY: fileAt('others'), MASTER_KEYS: old })).toEqual(['k1']);
  });

  it('from one place only, that not everybody can read', () => {
    const file = written('keys');
    expect(complaint({ MASTER_KEYS: old, MASTER_KEYS_FILE: file })).toMatch(
      /^MASTER_KEYS: is given more than once/,
    );
    expect(complaint({ MASTER_KEYS_FILE: written('open', 0o644) })).toMatch(/^MASTER_KEYS_FILE: .*everybody/);
    expect(complaint({ MASTER_KEYS_FILE: fileAt('nowhere') })).toMatch(
      /^MASTER_KEYS_FILE: .*cannot be read$/,
    );
    writeFileSync(fileAt('bad'), 'k1:short\n', { mode: 0o600 });
    expect(complaint({ MASTER_KEYS_FILE: fileAt('bad') })).toMatch(/^MASTER_KEYS_FILE: must be a list/);
    expect(complaint({})).toMatch(/^MASTER_KEYS: is missing/);
  });
});
