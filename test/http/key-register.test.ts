// The key register: what it says of every certificate is what OpenSSL reads in it; found, narrowed down, taken along.
import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { certificateRequest } from '../../src/agent/identity/certificate-request';
import { serialInHex } from '../../src/domain/key-register';
import type { OpenvpnFile } from '../../src/domain/issued-file';
import { issueForKeys } from '../../src/usecases/issue-for-keys';
import { stepOf } from '../../src/domain/own-key-rotation';
import { turnOwnKey } from '../../src/usecases/turn-own-key';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { givenAccess, type GivenAccess } from '../support/given-access';
import { browserOf, itRoutes, textOf } from '../support/it-pages';
import { startTime, usePortal } from '../support/portal';
import { readyGateway } from '../support/ready-gateway';

const portalOf = usePortal(itRoutes);
const register = '/t/musterstadt/keys';
const town = () => portalOf().musterstadt;
const dayMs = 86_400_000;

type Held = GivenAccess & { readonly file: OpenvpnFile };
let held: Held;
let bare: GivenAccess;

function newRequest(): string {
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-384',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return certificateRequest(privateKey);
}

beforeAll(async () => {
  await readyGateway(portalOf(), town());
  const given = await givenAccess(portalOf(), town());
  const made = await issueForKeys(portalOf().ports, given.holder, {
    deviceId: given.device.id,
    keys: { request: newRequest(), wireguardKey: null, origin: 'own' },
    replaces: given.credential.id,
  });
  const file = made.files.find((one) => one.protocol === 'openvpn');
  const live = (await town().store.credentials.ofDevice(given.device.id)).find(
    ({ state }) => state === 'active',
  );
  if (file === undefined || live === undefined) throw new Error('no file was made');
  held = { ...given, credential: live, file };
  bare = await givenAccess(portalOf(), town(), 'wireguard');
}, 60_000);

afterEach(() => {
  portalOf().clock.now = startTime;
});

/** What OpenSSL says, in the register's spelling. */
function readByOpenssl(pem: string) {
  const asked = ['x509', '-noout', '-serial', '-startdate', '-enddate', '-dateopt', 'iso_8601', '-text'];
  const text = execFileSync('openssl', asked, { input: pem, encoding: 'utf8' });
  const value = (pattern: RegExp): string => pattern.exec(text)?.[1]?.trim() ?? '';
  const utc = (printed: string): string => new Date(printed.replace(' ', 'T')).toISOString();
  return {
    serial: value(/^serial=(.*)$/m),
    notBefore: utc(value(/^notBefore=(.*)$/m)),
    notAfter: utc(value(/^notAfter=(.*)$/m)),
    algorithm: `ECDSA ${value(/NIST CURVE: (.*)$/m)}`,
    issuer: value(/Issuer: CN ?= ?(.*)$/m),
    subject: value(/Subject: CN ?= ?(.*)$/m),
  };
}

async function rowsTaken(query = '', change: Readonly<Record<string, string>> = {}) {
  const { submit } = await browserOf(portalOf(), town(), 'auditor');
  const form = { number: '', protocol: '', state: '', ending: '', ...change };
  const answer = await submit(`${register}${query}`, `${register}/export`, form);
  expect(answer.status).toBe(200);
  const [, ...lines] = answer.text.trim().split('\r\n');
  return lines.map((line) => line.split(';'));
}

it('says of each certificate what OpenSSL reads in it', async () => {
  const rows = await rowsTaken();
  const authorities = await Promise.all(
    (['root', 'client-ca', 'server-ca'] as const).map((kind) => town().store.authorities.issuing(kind)),
  );
  const [gateway] = await town().store.gateways.list();
  const server = gateway === undefined ? null : await town().store.gateways.openvpnCertificate(gateway.id);
  const certificates = [
    ...authorities.map(({ certificatePem }) => certificatePem),
    server?.openvpnCertificatePem ?? '',
    held.file.client.certificate,
  ];
  for (const pem of certificates) {
    const read = readByOpenssl(pem);
    const row = rows.find(([, , , , serial]) => serial === read.serial);
    expect(row?.[2]).toBe(read.algorithm);
    expect([row?.[9], row?.[10]]).toEqual([read.notBefore, read.notAfter]);
  }
  const own = rows.find(([, number]) => number === held.credential.id);
  expect(readByOpenssl(held.file.client.certificate).subject).toBe(held.credential.id);
  expect(own?.slice(5, 9)).toEqual([
    'client-ca',
    held.device.id,
    held.device.personRef,
    'selbst mitgebracht',
  ]);
});

it('has our keys for sign-ins, in every step of their change, and the portal’s own', async () => {
  const { store, pki } = portalOf().ports;
  const rows = async () => (await rowsTaken()).filter(([purpose]) => /SAML|Antworten/.test(purpose ?? ''));
  const settings = await town().store.tenant.samlSettings();
  const certificate = readByOpenssl(settings.spCertificatePem);
  const { publicKey } = await store.installation.portalKeys(pki.createSigningKey);
  const spki = execFileSync('openssl', ['pkey', '-pubin', '-inform', 'DER', '-outform', 'DER'], {
    input: Buffer.from(publicKey, 'base64'),
  });
  expect(await rows()).toEqual([
    [
      'Anmeldung (SAML)',
      certificate.subject,
      'RSA 3072',
      expect.stringMatching(/^[0-9a-f]{64}$/),
      certificate.serial,
      certificate.issuer,
      '',
      '',
      '',
      certificate.notBefore,
      certificate.notAfter,
      '',
      'in Benutzung',
    ],
    [
      'Antworten an Gateways',
      'Fernamt',
      'ECDSA P-256',
      createHash('sha256').update(spki).digest('hex'),
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      'in Benutzung',
    ],
  ]);
  const turn = async () => {
    const from = stepOf(await town().store.tenant.samlSettings());
    await turnOwnKey(portalOf().ports, 'command-line', {
      tenantId: town().id,
      from,
      way: 'next',
      emergency: 'Probe',
    });
    return (await rows()).map((row) => row.at(-1));
  };
  expect(await turn()).toEqual(['in Benutzung', 'veröffentlicht, unterschreibt noch nicht', 'in Benutzung']);
  expect(await turn()).toEqual([
    'in Benutzung',
    'unterschreibt nicht mehr, entschlüsselt noch',
    'in Benutzung',
  ]);
  expect(await turn()).toEqual(['in Benutzung', 'in Benutzung']);
  const { agent } = await browserOf(portalOf(), town(), 'auditor');
  const { text } = await agent.get(register).query({ language: 'de' }).expect(200);
  expect(textOf(text)).toContain('RSA 3072');
  expect(text).not.toContain('PRIVATE');
});

it('names nobody, and shows those who may not decide no way to a person', async () => {
  const { agent } = await browserOf(portalOf(), town(), 'dpo');
  const { text } = await agent.get(register).expect(200);
  expect(text).not.toContain('Anna Müller');
  expect(text).not.toContain('/people/devices/');
  const it = await browserOf(portalOf(), town(), 'it-admin');
  expect((await it.agent.get(register).expect(200)).text).toContain(`/people/devices/${held.device.id}`);
});

it('finds a key by its number, however that is spelled', async () => {
  const { agent } = await browserOf(portalOf(), town(), 'auditor');
  const { id, serial, keyHash } = held.credential;
  const hex = serialInHex(serial ?? '');
  for (const number of [id, serial ?? '', hex, hex.match(/../g)?.join(':') ?? '', keyHash]) {
    const { text } = await agent.get(register).query({ number }).expect(200);
    expect(textOf(text)).toContain(id);
    expect(textOf(text)).not.toContain(bare.credential.id);
  }
  const { text } = await agent.get(register).query({ number: 'Anna' }).expect(200);
  expect(textOf(text)).toContain('Kein Schlüssel passt zu dieser Suche.');
});

it('narrows down by VPN, state and end', async () => {
  const { agent } = await browserOf(portalOf(), town(), 'security-officer');
  const found = async (query: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const { text } = await agent.get(register).query(query).expect(200);
    return [held.credential.id, bare.credential.id].filter((id) => text.includes(id));
  };
  expect(await found({ protocol: 'wireguard' })).toEqual([bare.credential.id]);
  expect(await found({ protocol: 'openvpn', state: 'active' })).toEqual([held.credential.id]);
  expect(await found({ state: 'suspended' })).toEqual([]);
  expect(await found({ ending: '30' })).toEqual([]);
  portalOf().clock.now = new Date((held.credential.notAfter?.getTime() ?? 0) - 20 * dayMs);
  const late = await browserOf(portalOf(), town(), 'security-officer');
  const { text } = await late.agent.get(register).query({ ending: '30' }).expect(200);
  expect(text).toContain(held.credential.id);
});

it('keeps what became of a key', async () => {
  const { ports } = portalOf();
  const given = await givenAccess(portalOf(), town());
  await revokeDevice(ports, given.holder, { id: given.device.id, reason: '' });
  const rows = await rowsTaken('', { number: given.credential.id });
  expect(rows.find(([, number]) => number === given.credential.id)?.at(-1)).toBe('widerrufen');
});

it.each([['employee'], ['help-desk'], ['supervisor'], ['tenant-admin']] as const)(
  'is not for %s',
  async (role) => {
    const { agent } = await browserOf(portalOf(), town(), role);
    await agent.get(register).expect(403);
  },
);

it('is another municipality’s own', async () => {
  const { agent } = await browserOf(portalOf(), portalOf().nebendorf, 'auditor');
  const { text } = await agent.get('/t/nebendorf/keys').query({ number: held.credential.id }).expect(200);
  expect(textOf(text)).toContain('Kein Schlüssel passt zu dieser Suche.');
});

it('says what cannot be read, and stands in the log once it is taken along', async () => {
  const { agent } = await browserOf(portalOf(), town(), 'auditor');
  for (const query of [{ protocol: 'ipsec' }, { state: 'lost' }, { number: 'x'.repeat(10_000) }])
    await agent.get(register).query(query).expect(422);
  await rowsTaken('', { protocol: 'wireguard' });
  const { items } = await town().store.audit.list(
    { action: 'tenant.keys-exported', subject: null, objectId: null, from: null, before: null },
    { afterSeq: null, limit: 1 },
  );
  expect(items[0]).toMatchObject({ actorName: 'Ingo Technik', data: { protocol: 'wireguard' } });
});
