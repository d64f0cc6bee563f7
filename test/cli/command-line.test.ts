// The command line from outside: a municipality joins, is connected, is backed up and restored; trouble is one sentence.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommandLine } from '../../src/cli/command-line';
import { openPorts } from '../../src/compose';
import { readConfig } from '../../src/config';
import { removeFolder, temporaryFolder } from '../support/temporary-folder';

let folder = '';
let environment: Record<string, string> = {};
beforeAll(async () => {
  folder = await temporaryFolder('command-line');
  environment = {
    PUBLIC_URL: 'https://fernamt.example',
    DATABASE_URL: path.join(folder, 'fernamt.sqlite'),
    MASTER_KEYS: 'k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
    SESSION_SECRETS: '0123456789abcdef0123456789abcdef',
    PORT: '0',
    LOG_LEVEL: 'silent',
  };
});
afterAll(() => removeFolder(folder));

type Ran = { readonly code: number; readonly said: string; readonly complained: string };

async function fernamt(
  args: readonly string[],
  more: { env?: Record<string, string>; untilTold?: Promise<void> } = {},
): Promise<Ran> {
  const said: string[] = [];
  const complained: string[] = [];
  const code = await runCommandLine({
    args: ['node', 'fernamt', ...args],
    environment: { ...environment, ...more.env },
    print: (line) => said.push(line),
    complain: (line) => complained.push(line),
    untilTold: () => more.untilTold ?? Promise.resolve(),
  });
  return { code, said: said.join('\n'), complained: complained.join('\n') };
}

const both = 'betreiber\tRechenzentrum\nmusterstadt\tStadt Musterstadt';

const musterstadt = [
  ...['tenant', 'create', '--slug', 'musterstadt', '--name', 'Stadt Musterstadt', '--case-code', 'MU'],
  ...['--server-name', 'vpn.musterstadt.example', '--openvpn-pool', '10.90.64.0/20', 'fd00:90::/64'],
  ...['--role', 'it-admin:groups=vpn-it'],
];

it('lets a municipality join, once', async () => {
  expect(await fernamt(musterstadt)).toMatchObject({ code: 0, complained: '' });
  expect((await fernamt(['tenant', 'list'])).said).toBe('musterstadt\tStadt Musterstadt');
  expect(await fernamt(musterstadt)).toMatchObject({ code: 1, complained: 'fernamt: refused: slug-taken' });
});

it('changes our own key step by step, and waits in between', async () => {
  const rotate = (...options: readonly string[]) =>
    fernamt(['tenant', 'rotate-key', 'musterstadt', ...options]);
  const before = await rotate();
  expect(before.said).toMatch(
    /^One key: nothing is being changed\.\nsigns: ([0-9A-F]{2}:){31}[0-9A-F]{2} until /,
  );
  expect((await rotate('--next')).said).toMatch(/the old key signs\.[^]*\nnew: [^]*\nnext step from 20/);
  expect(await rotate('--next')).toMatchObject({
    code: 1,
    complained: 'fernamt: refused: key-rotation-too-early',
  });
  expect((await rotate('--next', '--emergency', 'Stolen')).said).toMatch(/^The new key signs/);
  expect((await rotate('--back')).said).toMatch(/the old key signs/);
  expect((await rotate('--back')).said).toBe(before.said);
  expect(await rotate('--next', '--back')).toMatchObject({
    code: 1,
    complained: 'fernamt: refused: rotate-key-one-way',
  });
  const unknown = await fernamt(['tenant', 'rotate-key', 'nirgendwo', '--show']);
  expect(unknown).toMatchObject({ code: 1, complained: 'fernamt: refused: tenant-unknown' });
});

it('makes the provider, once, and connects it like a municipality', async () => {
  const provider = ['operator', 'create', '--slug', 'betreiber', '--name', 'Rechenzentrum'];
  const role = ['--role', 'operator-admin:groups=betrieb'];
  expect(await fernamt([...provider, ...role])).toMatchObject({ code: 0, complained: '' });
  expect(await fernamt([...provider, ...role, '--slug', 'zweiter'])).toMatchObject({
    code: 1,
    complained: 'fernamt: refused: operator-exists',
  });
  expect((await fernamt(['tenant', 'list'])).said).toBe(both);
});

it('keeps an emergency account, which is off except for hours', async () => {
  const emergency = (...args: readonly string[]) => fernamt(['emergency', ...args]);
  expect((await emergency('show')).said).toBe('There is no emergency account.');
  expect((await emergency('enable', '--reason', 'x')).complained).toBe(
    'fernamt: refused: no-emergency-account',
  );
  const first = await emergency('create');
  expect(first.said).toMatch(/passphrase: {2}([a-z2-7]{5}-){5}[a-z2-7]\n/);
  expect(first.said).toContain('otpauth://totp/Fernamt:betreiber');
  expect((await emergency('show')).said).toBe('The emergency account is off.');
  expect((await emergency('enable', '--reason', 'x', '--hours', '25')).complained).toContain('out-of-range');
  expect((await emergency('enable', '--reason', 'Anmeldung gestört')).complained).toContain(
    'ACCOUNT ON until',
  );
  expect((await emergency('show')).said).toContain('is ON until');
  expect((await emergency('create')).complained).toBe('fernamt: refused: emergency-is-on');
  expect((await emergency('disable')).said).toBe('The emergency account is off.');
  expect((await emergency('disable')).complained).toBe('fernamt: refused: emergency-is-off');
  expect((await emergency('create')).said).not.toBe(first.said);
});

it.each([
  ['a role nobody knows', ['--role', 'king:groups=vpn-it'], 'role-rule-malformed'],
  ['a pool with host bits', ['--openvpn-pool', '10.90.64.1/20'], 'field-cidr'],
  ['a slug with capitals', ['--slug', 'Musterstadt'], 'slug-malformed'],
  ['a zone that is none', ['--time-zone', 'Europe/Musterstadt'], 'time-zone-unknown'],
])('refuses %s and leaves nothing behind', async (_, change, reason) => {
  const other = musterstadt.map((word) => (word === 'musterstadt' ? 'anderswo' : word));
  expect(await fernamt([...other, ...change])).toMatchObject({
    code: 1,
    complained: `fernamt: refused: ${reason}`,
  });
  expect((await fernamt(['tenant', 'list'])).said).toBe(both);
});

it('connects an identity provider, but not one that names people by mail', async () => {
  const certificate = path.join(folder, 'idp.pem');
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-subj',
        '/CN=idp',
      ],
      ...['-keyout', path.join(folder, 'idp.key'), '-out', certificate],
    ],
    { stdio: 'ignore' },
  );
  const connect = [
    ...['tenant', 'connect', '--slug', 'musterstadt', '--entity-id', 'https://idp.example/metadata'],
    ...['--sso-url', 'https://idp.example/sso', '--certificate', certificate],
  ];
  expect((await fernamt([...connect, '--identity', 'mail'])).complained).toBe(
    'fernamt: refused: identity-by-mail',
  );
  expect(await fernamt([...connect, '--identity', 'uid'])).toMatchObject({ code: 0, complained: '' });
  const { ports, close } = await openPorts(readConfig(environment));
  const tenant = await ports.store.installation.findTenant('musterstadt');
  const settings = tenant === null ? null : await ports.store.forTenant(tenant.id).tenant.samlSettings();
  await close();
  expect(settings?.idp?.entityId).toBe('https://idp.example/metadata');
  expect(settings?.identity).toEqual({ kind: 'attribute', name: 'uid' });
});

it('restores what was backed up, under a new epoch', async () => {
  const file = path.join(folder, 'backup');
  const epochNow = async (): Promise<string> => {
    const { ports, close } = await openPorts(readConfig(environment));
    const epoch = await ports.store.installation.epoch();
    await close();
    return epoch;
  };
  const before = await epochNow();
  expect((await fernamt(['backup', file])).code).toBe(0);
  await fernamt(musterstadt.map((word) => (word === 'musterstadt' ? 'spaeter' : word)));
  expect((await fernamt(['restore', file])).code).toBe(0);
  expect((await fernamt(['tenant', 'list'])).said).toBe(both);
  expect(await epochNow()).not.toBe(before);
});

it('refuses to restore what is no backup, and keeps the database', async () => {
  const file = path.join(folder, 'not-a-backup');
  writeFileSync(file, 'a text file');
  const { code, complained } = await fernamt(['restore', file]);
  expect([code, complained]).toEqual([1, expect.stringContaining('is not a complete backup')]);
  expect((await fernamt(['tenant', 'list'])).said).toBe(both);
});

it('serves until told; a second portal and a restore are refused meanwhile, a backup is not', async () => {
  let tell = (): void => undefined;
  const told = new Promise<void>((resolve) => (tell = resolve));
  const portal = fernamt(['serve'], { untilTold: told });
  const second = await waitFor(
    () => fernamt(['serve']),
    ({ code }) => code === 1,
  );
  expect(second.complained).toMatch(/^fernamt: /);
  expect((await fernamt(['restore', path.join(folder, 'backup')])).code).toBe(1);
  expect((await fernamt(['backup', path.join(folder, 'beside')])).code).toBe(0);
  tell();
  expect(await portal).toMatchObject({ code: 0, complained: '' });
});

it.each(['PUBLIC_URL', 'MASTER_KEYS', 'SESSION_SECRETS'])(
  'does not start without %s and names it',
  async (name) => {
    const { code, complained } = await fernamt(['serve'], { env: { [name]: '' } });
    expect([code, complained]).toEqual([1, expect.stringContaining(`fernamt: ${name}: is missing`)]);
  },
);

async function waitFor<Value>(get: () => Promise<Value>, enough: (value: Value) => boolean): Promise<Value> {
  for (let tries = 0; tries < 50; tries += 1) {
    const value = await get();
    if (enough(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('waited in vain');
}
