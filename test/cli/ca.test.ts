// From the command line: authorities are renewed, started and retired, under a root in the portal and under one kept offline.
import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TenantStore } from '../../src/usecases/ports';
import { addEnrolledGateway, group } from '../support/town';
import { musterstadt, refused, useCommandLine } from './support/fernamt';

const { fernamt, inPorts, fileAt } = useCommandLine('ca');
const ca = (...args: readonly string[]) => fernamt(['ca', ...args]);
const passphrase = 'sechs ausgeloste Wörter für die Wurzel';
const secret = ['--passphrase-file', '-'];
const inTown = <Value>(work: (town: TenantStore) => Promise<Value>): Promise<Value> =>
  inPorts(async ({ store }) => {
    const tenant = await store.installation.findTenant('musterstadt');
    if (tenant === null) throw new Error('no town');
    return work(store.forTenant(tenant.id));
  });
const states = () =>
  inTown(async (town) =>
    Object.fromEntries(
      (await town.authorities.list()).map(({ id, state, keyPlace }) => [id, `${state} ${keyPlace}`]),
    ),
  );
const lastEvents = () =>
  inTown(async (town) => {
    const all = { action: null, subject: null, objectId: null, from: null, before: null };
    return (await town.audit.list(all, { afterSeq: null, limit: 3 })).items.map(({ action }) => action);
  });

beforeAll(async () => {
  expect(await fernamt(musterstadt)).toMatchObject({ code: 0 });
});

describe('under a root in the portal', () => {
  it('lists the three it began with', async () => {
    const { code, said } = await ca('list', 'musterstadt');
    expect(code).toBe(0);
    expect(said.split('\n').map((row) => row.replace(/ +/g, ' '))).toEqual([
      'id state key ends in use under',
      expect.stringMatching(/^client-ca issuing sealed 20\S+ 0 root$/),
      expect.stringMatching(/^root issuing sealed 20\S+ 2 -$/),
      expect.stringMatching(/^server-ca issuing sealed 20\S+ 0 root$/),
    ]);
  });

  it('makes a new one, which gateways trust before it issues', async () => {
    const gateway = await inTown(async (town) => {
      const [first] = await town.groups.list();
      return addEnrolledGateway(town, { gatewayGroupId: first?.id ?? group.id });
    });
    expect(await ca('issue', 'musterstadt', 'client-ca')).toMatchObject({
      code: 0,
      said: expect.stringMatching(
        /^client-ca-2 is prepared\..*\n {2}fernamt ca start musterstadt client-ca-2$/,
      ),
    });
    expect(await ca('issue', 'musterstadt', 'client-ca')).toMatchObject(refused('authority-under-way'));
    expect(await ca('start', 'musterstadt', 'client-ca-2')).toMatchObject(refused('authority-unconfirmed'));
    expect((await ca('list', 'musterstadt')).said).toMatch(/attention: not confirmed yet by gw1/);
    await inTown(async (town) => {
      const { revision } = (await town.gateways.find(gateway.id)) ?? gateway;
      await town.gateways.acknowledge(gateway.id, {
        upTo: revision,
        verified: revision,
        failed: [],
        isWhole: true,
        now: new Date(),
      });
    });
    expect(await ca('start', 'musterstadt', 'client-ca-2')).toMatchObject({
      code: 0,
      said: 'client-ca is retiring.\nclient-ca-2 is issuing.',
    });
    expect(await states()).toMatchObject({ 'client-ca': 'retiring sealed', 'client-ca-2': 'issuing sealed' });
    expect(await inTown((town) => town.authorities.issuing('client-ca'))).toMatchObject({
      id: 'client-ca-2',
    });
  });

  it('signs it by the root, under a name of its own, after the profile', async () => {
    const [root, second] = await inTown((town) =>
      Promise.all([town.authorities.issuing('root'), town.authorities.issuing('client-ca')]),
    );
    const [issuer, certificate] = [root.certificatePem, second.certificatePem].map(
      (pem) => new X509Certificate(pem),
    );
    expect(certificate?.subject).toBe('CN=Fernamt Client CA musterstadt 2');
    expect(issuer === undefined ? false : certificate?.verify(issuer.publicKey)).toBe(true);
    expect(certificate?.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
  });

  it('retires the old one once, and destroys its key', async () => {
    expect(await ca('retire', 'musterstadt', 'client-ca-2')).toMatchObject(refused('authority-issuing'));
    expect(await ca('retire', 'musterstadt', 'client-ca')).toMatchObject({ code: 0 });
    expect(await states()).toMatchObject({ 'client-ca': 'retired destroyed' });
    expect(await ca('retire', 'musterstadt', 'client-ca')).toMatchObject(refused('authority-retired'));
    expect(await lastEvents()).toEqual(['authority.retired', 'authority.started', 'authority.retiring']);
  });

  it('is refused: strangers, unknown kinds, an emergency without a reason', async () => {
    expect(await ca('list', 'nowhere')).toMatchObject(refused('tenant-unknown'));
    expect(await ca('issue', 'musterstadt', 'leaf')).toMatchObject({ code: 1 });
    expect(await ca('start', 'musterstadt', 'client-ca-7')).toMatchObject(refused('no-such-authority'));
    await ca('issue', 'musterstadt', 'server-ca');
    expect(await ca('start', 'musterstadt', 'server-ca-2', '--emergency', ' ')).toMatchObject(
      refused('reason-missing'),
    );
    expect(await ca('start', 'musterstadt', 'server-ca-2', '--emergency', 'Gateway verbrannt')).toMatchObject(
      {
        code: 0,
      },
    );
  });
});

describe('under a root kept offline', () => {
  const at = (file: string): string => path.join(fileAt('stick'), file);
  const key = () => at('musterstadt-root.key');
  const certificate = () => at('musterstadt-root.crt');
  const sign = (change: Readonly<Record<string, string>> = {}, words = passphrase) => {
    const options = {
      'root-key': key(),
      'root-cert': certificate(),
      request: at('client.csr'),
      kind: 'client-ca',
      record: at('signed.txt'),
      out: at('client.crt'),
      ...change,
    };
    const named = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    // Without database and master key, as on the other machine.
    const env = { DATABASE_URL: '/nowhere/at/all', MASTER_KEYS: '', PUBLIC_URL: '', SESSION_SECRETS: '' };
    return fernamt(['ca', 'sign', ...named, ...secret], { input: `${words}\n`, env });
  };
  const take = (file: string) => ca('take', 'musterstadt', file);

  beforeAll(() => mkdirSync(fileAt('stick')));

  it('hands the key out only behind a strong passphrase, and overwrites nothing', async () => {
    const exporting = (words: string) =>
      fernamt(['ca', 'export-root', 'musterstadt', '--out', fileAt('stick'), ...secret], { input: words });
    expect(await exporting('zu kurz')).toMatchObject(refused('passphrase-too-weak'));
    expect(await exporting(passphrase)).toMatchObject({ code: 0 });
    expect(await exporting(passphrase)).toMatchObject({
      code: 1,
      complained: expect.stringMatching(
        /^fernamt: \S+musterstadt-root\.key is already there and is not overwritten\.$/,
      ),
    });
    expect(readFileSync(key(), 'utf8')).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----\n/);
    expect(statSync(key()).mode & 0o077).toBe(0);
    const opened = createPrivateKey({ key: readFileSync(key()), passphrase });
    expect(new X509Certificate(readFileSync(certificate())).checkPrivateKey(opened)).toBe(true);
  });

  it('destroys the key in the portal only when the file can sign in its place', async () => {
    const offline = (words: string, file = key()) =>
      fernamt(['ca', 'take-offline', 'musterstadt', '--key', file, ...secret], { input: words });
    expect(await offline('ein anderes Kennwort, das falsch ist')).toMatchObject(
      refused('authority-key-file'),
    );
    const other = createPrivateKey({
      key: execFileSync('openssl', ['ecparam', '-name', 'secp384r1', '-genkey', '-noout']),
    });
    writeFileSync(
      at('other.key'),
      other.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }),
    );
    expect(await offline(passphrase, at('other.key'))).toMatchObject(refused('authority-other-key'));
    expect(await states()).toMatchObject({ root: 'issuing sealed' });
    expect(await offline(passphrase)).toMatchObject({ code: 0 });
    expect(await states()).toMatchObject({ root: 'issuing offline' });
    expect(await offline(passphrase)).toMatchObject(refused('authority-key-elsewhere'));
    expect(await ca('issue', 'musterstadt', 'client-ca')).toMatchObject(refused('authority-offline'));
    expect(
      await ca('export-root', 'musterstadt', '--out', fileAt(''), '--passphrase-file', key()),
    ).toMatchObject({
      code: 1,
    });
  });

  it('asks, signs there, and takes what comes back', async () => {
    const asked = await ca('request', 'musterstadt', 'client-ca', '--out', at('client.csr'));
    const shown = /key: ([0-9a-f]{64})$/.exec(asked.said)?.[1] ?? 'none';
    expect(asked.said).toMatch(/^The request for client-ca-3 is in /);
    await ca('request', 'musterstadt', 'client-ca', '--out', at('again.csr'));
    expect(
      execFileSync('openssl', ['req', '-in', at('again.csr'), '-noout', '-verify', '-subject']).toString(),
    ).toMatch(/CN ?= ?Fernamt Client CA musterstadt 3/);
    expect(await sign({}, 'ein falsches Kennwort für die Wurzel')).toMatchObject(
      refused('authority-key-file'),
    );
    expect(await sign({ kind: 'server-ca' })).toMatchObject(refused('authority-request-of-others'));
    const signed = await sign();
    expect(signed).toMatchObject({ code: 0, said: expect.stringContaining(shown) });
    expect(readFileSync(at('signed.txt'), 'utf8')).toMatch(
      new RegExp(`^\\S+\\t\\d+\\t\\S+\\t${shown}\\tFernamt Client CA musterstadt 3\\n$`),
    );
    expect(await take(at('client.crt'))).toMatchObject({ code: 0 });
    expect(await states()).toMatchObject({ 'client-ca-3': 'prepared sealed' });
    expect(await take(at('client.crt'))).toMatchObject(refused('authority-not-requested'));
    expect(await ca('start', 'musterstadt', 'client-ca-3', '--emergency', 'Probe')).toMatchObject({
      code: 0,
    });
  });

  it('refuses whatever does not follow the profile, is of another key, or no certificate', async () => {
    await ca('request', 'musterstadt', 'server-ca', '--out', at('server.csr'));
    const byOpenssl = (name: string, lines: readonly string[], days = '300') => {
      writeFileSync(at('ext.cnf'), `${lines.join('\n')}\n`);
      const files = ['-in', at('server.csr'), '-CA', certificate(), '-CAkey', key(), '-out', at(name)];
      const limits = ['-days', days, '-sha384', '-set_serial', '4711', '-extfile', at('ext.cnf')];
      const options = ['x509', '-req', ...files, ...limits, '-passin', 'stdin'];
      execFileSync('openssl', options, { input: `${passphrase}\n`, stdio: ['pipe', 'pipe', 'pipe'] });
      return at(name);
    };
    const wide = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];
    expect(await take(byOpenssl('wide.crt', wide))).toMatchObject(refused('authority-other-profile'));
    expect(await take(byOpenssl('leaf.crt', ['basicConstraints=CA:FALSE']))).toMatchObject(
      refused('authority-other-profile'),
    );
    expect(await take(byOpenssl('long.crt', wide, '3000'))).toMatchObject(refused('authority-dates'));
    expect(await take(at('client.crt'))).toMatchObject(refused('authority-other-key'));
    writeFileSync(at('none.crt'), 'no certificate');
    expect(await take(at('none.crt'))).toMatchObject(refused('authority-not-a-certificate'));
    expect(await take(at('missing.crt'))).toMatchObject({
      code: 1,
      complained: expect.stringMatching(/ENOENT/),
    });
    expect(await states()).toMatchObject({ 'server-ca-3': 'requested sealed' });
  });

  it('gives a request up', async () => {
    expect(await ca('retire', 'musterstadt', 'server-ca-3')).toMatchObject({ code: 0 });
    expect(await states()).toMatchObject({ 'server-ca-3': 'retired destroyed' });
  });

  it('signs for no other municipality', async () => {
    const other = musterstadt.map((word) =>
      word.replace('musterstadt', 'nebenan').replace('10.90.64', '10.91.64'),
    );
    expect(await fernamt(other)).toMatchObject({ code: 0 });
    await ca('request', 'nebenan', 'client-ca', '--out', at('other.csr'));
    expect(await sign({ request: at('other.csr'), out: at('other.crt') })).toMatchObject(
      refused('authority-request-of-others'),
    );
  });
});

it('helps: every command says what it does', async () => {
  const { said } = await ca('--help');
  for (const name of [
    'list',
    'issue',
    'request',
    'sign',
    'take',
    'start',
    'retire',
    'export-root',
    'take-offline',
  ])
    expect(said).toMatch(new RegExp(`^  ${name} `, 'm'));
});
