// Keys of authorities in a real PKCS #11 token, by the command line and beside a portal: made, used, renewed and destroyed in it;
// a token that is away, a PIN that is wrong, a key that is gone.
// Needs: softhsm, openssl
import { execFileSync } from 'node:child_process';
import { randomBytes, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createKeyToken } from '../../src/adapters/token/key-token';
import { projectRoot } from '../../src/compose';
import type { Refusal } from '../../src/domain/errors';
import { createClientKey } from '../../src/adapters/pki/client-key';
import { certificateProfiles, validity } from '../../src/domain/certificate-profile';
import { credentialId } from '../../src/domain/ids';
import type { Ports, TenantStore } from '../../src/usecases/ports';
import { makeRevocationLists } from '../../src/usecases/jobs/make-revocation-lists';
import { musterstadt, refused, useCommandLine } from '../cli/support/fernamt';

const pin = '4711-0815';
const { fernamt, inPorts, fileAt } = useCommandLine('key-token');
const library =
  ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib64/pkcs11/libsofthsm2.so'].find(existsSync) ?? '';

/** As it is until the test changes it. */
let masterKeys = 'k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';

/** The whole environment of the token, in the test's own folder. */
const env = (): Record<string, string> => ({
  PKCS11_MODULE: library,
  PKCS11_TOKEN: 'fernamt',
  PKCS11_PIN_FILE: fileAt('pin'),
  SOFTHSM2_CONF: fileAt('softhsm2.conf'),
  MASTER_KEYS: masterKeys,
});
const ca = (words: readonly string[], change: Record<string, string> = {}) =>
  fernamt(['ca', ...words], { env: { ...env(), ...change } });
const inTown = <Value>(work: (town: TenantStore, ports: Ports) => Promise<Value>): Promise<Value> =>
  inPorts(async (ports) => {
    const tenant = await ports.store.installation.findTenant('musterstadt');
    if (tenant === null) throw new Error('no town');
    return work(ports.store.forTenant(tenant.id), ports);
  }, env());
const listed = async () => (await ca(['list', 'musterstadt'])).said;

function softhsm(...words: readonly string[]): string {
  const options = { env: { ...process.env, SOFTHSM2_CONF: fileAt('softhsm2.conf') } };
  return execFileSync('softhsm2-util', words, options).toString();
}

beforeAll(async () => {
  mkdirSync(fileAt('tokens'));
  writeFileSync(
    fileAt('softhsm2.conf'),
    `directories.tokendir = ${fileAt('tokens')}\nobjectstore.backend = file\n`,
  );
  writeFileSync(fileAt('pin'), `${pin}\n`, { mode: 0o600 });
  softhsm('--init-token', '--free', '--label', 'fernamt', '--pin', pin, '--so-pin', '12345678');
  softhsm('--init-token', '--free', '--label', 'another', '--pin', pin, '--so-pin', '12345678');
  expect(await fernamt(musterstadt, { env: env() })).toMatchObject({ code: 0 });
}, 60_000);

it('a municipality begins with its three keys in the token, which does not give them away', async () => {
  expect((await listed()).replace(/ +/g, ' ')).toMatch(
    /client-ca issuing token[^]*client-ca: key [0-9a-f]{32} in the token "fernamt"/,
  );
  const { said } = await ca(['token']);
  expect(said).toMatch(/^The token "fernamt" answers\. Our keys in it: 3\n/);
  expect(said).toContain('musterstadt server-ca');
  const database = readFileSync(fileAt('fernamt.sqlite'));
  expect(database.includes('fernamt musterstadt')).toBe(false);
  await inTown(async (town) => {
    expect((await town.authorities.list()).map(({ keyPlace }) => keyPlace)).toEqual([
      'token',
      'token',
      'token',
    ]);
  });
});

it('signs certificates and lists that OpenSSL accepts', async () => {
  const { chain, leaf, list } = await inTown(async (town, ports) => {
    const [root, face] = [
      await town.authorities.issuing('root'),
      await town.authorities.issuing('client-ca'),
    ];
    const { certificatePem, key, notAfter } = await town.authorities.toSign(face.id);
    const issued = await ports.pki.issueClientCertificate({
      authority: ports.pki.authorityOf(certificatePem, key),
      publicKey: createClientKey().publicKey,
      credentialId: credentialId('mfrggzdfmztwq2lknnwg23tpoa'),
      serial: ports.pki.newSerial(),
      ...validity(certificateProfiles.clientLeaf, new Date(), notAfter),
    });
    expect(await makeRevocationLists(ports)).toEqual({ made: 3, failed: [] });
    const serial = BigInt(`0x${new X509Certificate(certificatePem).serialNumber}`).toString();
    const found = await ports.store.installation.findRevocationList(serial);
    return {
      chain: certificatePem + root.certificatePem,
      leaf: issued.certificatePem,
      list: await found?.content(),
    };
  });
  writeFileSync(fileAt('chain.pem'), chain);
  writeFileSync(fileAt('leaf.pem'), leaf);
  writeFileSync(fileAt('list.der'), list ?? '');
  const openssl = (...words: readonly string[]) =>
    execFileSync('openssl', words, { cwd: path.dirname(fileAt('pin')) }).toString();
  expect(openssl('verify', '-CAfile', 'chain.pem', '-purpose', 'sslclient', 'leaf.pem')).toBe(
    'leaf.pem: OK\n',
  );
  openssl('crl', '-inform', 'DER', '-in', 'list.der', '-CAfile', 'chain.pem', '-noout');
});

it('renews an authority, and destroys the old key in the token with it', async () => {
  expect(await ca(['issue', 'musterstadt', 'client-ca'])).toMatchObject({ code: 0 });
  expect(await ca(['start', 'musterstadt', 'client-ca-2'])).toMatchObject({ code: 0 });
  expect((await ca(['token'])).said).toContain('Our keys in it: 4');
  expect(await ca(['retire', 'musterstadt', 'client-ca'])).toMatchObject({ code: 0 });
  expect((await ca(['token'])).said).toContain('Our keys in it: 3');
  expect((await listed()).replace(/ +/g, ' ')).toMatch(/client-ca retired destroyed/);
});

it('writes a request for a root that is kept offline, signed in the token', async () => {
  const out = fileAt('server.csr');
  expect(await ca(['request', 'musterstadt', 'server-ca', '--out', out])).toMatchObject({ code: 0 });
  const text = execFileSync('openssl', ['req', '-in', out, '-noout', '-verify', '-subject'], {
    stdio: 'pipe',
  });
  expect(text.toString()).toContain('Fernamt Server CA musterstadt 2');
  expect(await ca(['retire', 'musterstadt', 'server-ca-2'])).toMatchObject({ code: 0 });
});

it('goes on after the master key has changed: keys in the token know none', async () => {
  masterKeys = `k2:${randomBytes(32).toString('base64')},${masterKeys}`;
  expect(await fernamt(['key', 'rotate', '--new-data-keys'], { env: env() })).toMatchObject({ code: 0 });
  expect(await ca(['issue', 'musterstadt', 'server-ca'])).toMatchObject({ code: 0 });
  expect(await ca(['retire', 'musterstadt', 'server-ca-3'])).toMatchObject({ code: 0 });
});

describe('is refused with a sentence, and nothing is made anywhere', () => {
  const unchanged = async (words: readonly string[], change: Record<string, string>, reason: string) => {
    const before = await listed();
    expect(await ca(words, change)).toMatchObject(refused(reason));
    expect(await listed()).toBe(before);
  };
  const issuing = ['issue', 'musterstadt', 'client-ca'];

  it('a wrong PIN, tried once', async () => {
    writeFileSync(fileAt('wrong'), '0000-0000\n', { mode: 0o600 });
    await unchanged(issuing, { PKCS11_PIN_FILE: fileAt('wrong') }, 'token-pin');
  });

  it('a token of another name, and a library that is none', async () => {
    await unchanged(['token'], { PKCS11_TOKEN: 'nobody' }, 'token-away');
    await unchanged(issuing, { PKCS11_MODULE: '/bin/true' }, 'token-away');
    await unchanged(issuing, { PKCS11_TOKEN: 'another' }, 'token-other');
  });

  it('a token that is away, and is back', async () => {
    renameSync(fileAt('tokens'), fileAt('away'));
    mkdirSync(fileAt('tokens'));
    await unchanged(issuing, {}, 'token-away');
    renameSync(fileAt('tokens'), fileAt('empty'));
    renameSync(fileAt('away'), fileAt('tokens'));
    expect(await ca(['token'])).toMatchObject({ code: 0 });
  });

  it('no token configured any more', async () => {
    await unchanged(issuing, { PKCS11_MODULE: '', PKCS11_TOKEN: '' }, 'token-not-configured');
    expect(await ca(['token'], { PKCS11_MODULE: '', PKCS11_TOKEN: '' })).toMatchObject(
      refused('token-not-configured'),
    );
  });

  it.each([
    ['PKCS11_MODULE', { PKCS11_MODULE: 'libsofthsm2.so' }],
    ['PKCS11_TOKEN', { PKCS11_TOKEN: '' }],
    ['PKCS11_PIN_FILE', { PKCS11_PIN_FILE: '' }],
    ['PKCS11_PIN_FILE', { PKCS11_PIN_FILE: '/etc/passwd' }],
  ])('a configuration that lacks %s', async (name, change) => {
    expect(await ca(['token'], change)).toMatchObject({
      code: 1,
      complained: expect.stringMatching(new RegExp(`^fernamt: ${name}: `)),
    });
  });
});

describe('the process beside the token', () => {
  const reports: (string | null)[] = [];
  const token = (change: { readonly pin?: string } = {}) =>
    createKeyToken({
      workerFile: path.join(projectRoot, 'dist/workers/serve-token.cjs'),
      settings: { module: library, label: 'fernamt', pin, ...change },
      environment: { SOFTHSM2_CONF: fileAt('softhsm2.conf') },
      report: (failure: Refusal | null) => void reports.push(failure?.reason ?? null),
    });

  it('is started anew when it dies, also between two signatures', async () => {
    const used = token();
    const id = randomBytes(16).toString('hex');
    await used.create({ id, label: 'fernamt lab' });
    const digest = randomBytes(48);
    expect((await used.sign(id, digest)).length).toBe(96);
    const [worker = ''] = execFileSync('pgrep', ['-P', String(process.pid), '-f', 'serve-token'])
      .toString()
      .split('\n');
    process.kill(Number(worker), 'SIGKILL');
    const answers = await Promise.all(Array.from({ length: 20 }, () => used.sign(id, digest)));
    expect(answers.every(({ length }) => length === 96)).toBe(true);
    await used.destroy(id);
    await used.destroy(id);
    await expect(used.sign(id, digest)).rejects.toMatchObject({ reason: 'token-key-missing' });
    expect([used.failure(), reports]).toEqual([null, []]);
    used.close();
  });

  it('tries a wrong PIN once, whatever is asked of it and how often', async () => {
    const locked = token({ pin: '9999-9999' });
    const asked = await Promise.allSettled([locked.reach(), locked.list(), locked.reach()]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(locked.list()).rejects.toMatchObject({ reason: 'token-pin' });
    expect([locked.failure(), reports]).toEqual(['token-pin', ['token-pin']]);
  });

  it('sees of the environment what it is given', async () => {
    const used = token();
    await used.reach();
    const [worker = ''] = execFileSync('pgrep', ['-P', String(process.pid), '-f', 'serve-token'])
      .toString()
      .split('\n');
    const seen = readFileSync(`/proc/${worker}/environ`, 'utf8')
      .split('\0')
      .filter((one) => one !== '');
    expect(
      seen
        .map((one) => one.split('=')[0])
        .filter((name) => name !== 'NODE_CHANNEL_FD' && name !== 'NODE_CHANNEL_SERIALIZATION_MODE'),
    ).toEqual(['SOFTHSM2_CONF']);
    used.close();
  });
});
