// The command line from outside: a municipality joins, is connected, is backed up and restored; trouble is one sentence.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { musterstadt, refused, useCommandLine } from './support/fernamt';

const { fernamt, inPorts, fileAt } = useCommandLine('command-line');

const both = 'betreiber\tRechenzentrum\nmusterstadt\tStadt Musterstadt';

it('lets a municipality join, once', async () => {
  expect(await fernamt(musterstadt)).toMatchObject({ code: 0, complained: '' });
  expect((await fernamt(['tenant', 'list'])).said).toBe('musterstadt\tStadt Musterstadt');
  expect(await fernamt(musterstadt)).toMatchObject(refused('slug-taken'));
});

it('changes our own key step by step, and waits in between', async () => {
  const rotate = (...options: readonly string[]) =>
    fernamt(['tenant', 'rotate-key', 'musterstadt', ...options]);
  const before = await rotate();
  expect(before.said).toMatch(
    /^One key: nothing is being changed\.\nsigns: ([0-9A-F]{2}:){31}[0-9A-F]{2} until /,
  );
  expect((await rotate('--next')).said).toMatch(/the old key signs\.[^]*\nnew: [^]*\nnext step from 20/);
  expect(await rotate('--next')).toMatchObject(refused('key-rotation-too-early'));
  expect((await rotate('--next', '--emergency', 'Stolen')).said).toMatch(/^The new key signs/);
  expect((await rotate('--back')).said).toMatch(/the old key signs/);
  expect((await rotate('--back')).said).toBe(before.said);
  expect(await rotate('--next', '--back')).toMatchObject(refused('rotate-key-one-way'));
  const unknown = await fernamt(['tenant', 'rotate-key', 'nirgendwo', '--show']);
  expect(unknown).toMatchObject(refused('tenant-unknown'));
});

it('makes the provider, once, and connects it like a municipality', async () => {
  const provider = ['operator', 'create', '--slug', 'betreiber', '--name', 'Rechenzentrum'];
  const role = ['--role', 'operator-admin:groups=betrieb'];
  expect(await fernamt([...provider, ...role])).toMatchObject({ code: 0, complained: '' });
  expect(await fernamt([...provider, ...role, '--slug', 'zweiter'])).toMatchObject(
    refused('operator-exists'),
  );
  expect((await fernamt(['tenant', 'list'])).said).toBe(both);
});

it('keeps an emergency account, which is off except for hours', async () => {
  const emergency = (...args: readonly string[]) => fernamt(['emergency', ...args]);
  expect((await emergency('show')).said).toBe('There is no emergency account.');
  expect(await emergency('enable', '--reason', 'x')).toMatchObject(refused('no-emergency-account'));
  const first = await emergency('create');
  expect(first.said).toMatch(/passphrase: {2}([a-z2-7]{5}-){5}[a-z2-7]\n/);
  expect(first.said).toContain('otpauth://totp/Fernamt:betreiber');
  expect((await emergency('show')).said).toBe('The emergency account is off.');
  expect((await emergency('enable', '--reason', 'x', '--hours', '25')).complained).toContain('out-of-range');
  expect((await emergency('enable', '--reason', 'Anmeldung gestört')).complained).toContain(
    'ACCOUNT ON until',
  );
  expect((await emergency('show')).said).toContain('is ON until');
  expect(await emergency('create')).toMatchObject(refused('emergency-is-on'));
  expect((await emergency('disable')).said).toBe('The emergency account is off.');
  expect(await emergency('disable')).toMatchObject(refused('emergency-is-off'));
  expect((await emergency('create')).said).not.toBe(first.said);
});

it.each([
  ['a role nobody knows', ['--role', 'king:groups=vpn-it'], 'role-rule-malformed'],
  ['a pool with host bits', ['--openvpn-pool', '10.90.64.1/20'], 'field-cidr'],
  ['a slug with capitals', ['--slug', 'Musterstadt'], 'slug-malformed'],
  ['a zone that is none', ['--time-zone', 'Europe/Musterstadt'], 'time-zone-unknown'],
  ['a Land that is none', ['--federal-state', 'DE-XX'], 'federal-state-unknown'],
])('refuses %s and leaves nothing behind', async (_, change, reason) => {
  const other = musterstadt.map((word) => (word === 'musterstadt' ? 'anderswo' : word));
  expect(await fernamt([...other, ...change])).toMatchObject(refused(reason));
  expect((await fernamt(['tenant', 'list'])).said).toBe(both);
});

it('connects an identity provider, but not one that names people by mail', async () => {
  const certificate = fileAt('idp.pem');
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
      ...['-keyout', fileAt('idp.key'), '-out', certificate],
    ],
    { stdio: 'ignore' },
  );
  const connect = [
    ...['tenant', 'connect', '--slug', 'musterstadt', '--entity-id', 'https://idp.example/metadata'],
    ...['--sso-url', 'https://idp.example/sso', '--certificate', certificate],
  ];
  expect(await fernamt([...connect, '--identity', 'mail'])).toMatchObject(refused('identity-by-mail'));
  const noFile = await fernamt([...connect, fileAt('nowhere.pem'), '--identity', 'uid']);
  expect(noFile.complained).toBe(`fernamt: ${fileAt('nowhere.pem')} cannot be read (ENOENT).`);
  const typo = await fernamt([...connect, '--identity', 'uid', '--signed', 'asertion']);
  expect([typo.code, typo.complained]).toEqual([1, expect.stringContaining('Allowed choices are')]);
  expect(await fernamt([...connect, '--identity', 'uid'])).toMatchObject({ code: 0, complained: '' });
  const settings = await inPorts(async ({ store }) => {
    const tenant = await store.installation.findTenant('musterstadt');
    return tenant === null ? null : store.forTenant(tenant.id).tenant.samlSettings();
  });
  expect(settings?.idp?.entityId).toBe('https://idp.example/metadata');
  expect(settings?.identity).toEqual({ kind: 'attribute', name: 'uid' });
});

it('restores what was backed up, under a new epoch', async () => {
  const file = fileAt('backup');
  const epochNow = () => inPorts(({ store }) => store.installation.epoch());
  const before = await epochNow();
  expect((await fernamt(['backup', file])).code).toBe(0);
  await fernamt(musterstadt.map((word) => (word === 'musterstadt' ? 'spaeter' : word)));
  expect((await fernamt(['restore', file])).code).toBe(0);
  expect((await fernamt(['tenant', 'list'])).said).toBe(both);
  expect(await epochNow()).not.toBe(before);
});

it('refuses to restore what is no backup, and keeps the database', async () => {
  const file = fileAt('not-a-backup');
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
  expect((await fernamt(['restore', fileAt('backup')])).code).toBe(1);
  expect((await fernamt(['backup', fileAt('beside')])).code).toBe(0);
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
