// Key and certificates under a password: read back by OpenSSL, which knows nothing of how they were written.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { issueClientCertificate } from '../../src/adapters/pki/client-certificate';
import { makeOpenvpnKey } from '../../src/browser/access-file/openvpn-key';
import { makePkcs12 } from '../../src/browser/access-file/pkcs12';
import { fileBesidePkcs12 } from '../../src/domain/file-beside-pkcs12';
import { authoritiesOf, clientOrder } from '../adapters/pki/material';
import { run } from '../support/child-process';
import { removeFolder, temporaryFolder } from '../support/temporary-folder';

let folder = '';
let file = '';
let key: Awaited<ReturnType<typeof makeOpenvpnKey>>;
let leaf = '';
const password = 'vier Wörter für Änderungen';

beforeAll(async () => {
  folder = await temporaryFolder('pkcs12');
  file = join(folder, 'vpn.p12');
  key = await makeOpenvpnKey();
  const authorities = await authoritiesOf('musterstadt');
  const issued = await issueClientCertificate({ ...clientOrder(authorities), publicKey: key.publicKey });
  leaf = issued.certificatePem;
  const content = {
    privateKey: key.privateKey,
    certificates: leaf + authorities.clientCa.certificatePem,
    root: authorities.root.certificatePem,
    name: 'vpn-musterstadt-abcd',
  };
  await writeFile(file, new Uint8Array(await makePkcs12(content, password)));
}, 60_000);
afterAll(() => removeFolder(folder));

const openssl = (...words: readonly string[]) =>
  run(['openssl', 'pkcs12', '-in', file, '-passin', `pass:${password}`, ...words]);

it('holds this key and the whole chain', async () => {
  const { stdout: output } = await openssl('-nodes');
  const certificates = output.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  expect(certificates).toHaveLength(3);
  expect(new X509Certificate(certificates[0] ?? '').raw).toEqual(new X509Certificate(leaf).raw);
  const found = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/.exec(output)?.[0] ?? '';
  expect(createPrivateKey(found).equals(createPrivateKey(key.privateKey))).toBe(true);
  expect(output).toContain('friendlyName: vpn-musterstadt-abcd');
});

it('is protected by AES-256 and SHA-256 alone', async () => {
  const { stderr: output } = await openssl('-info', '-noout');
  expect(output).toMatch(/MAC: sha256, Iteration 100000/i);
  expect(output.match(/PBES2, PBKDF2, AES-256-CBC, Iteration 600000, PRF hmacWithSHA256/g)).toHaveLength(2);
  expect(output).not.toMatch(/RC2|3DES|SHA1/i);
});

it('opens with no other password', async () => {
  const { code } = await run(['openssl', 'pkcs12', '-in', file, '-passin', 'pass:falsch', '-noout']);
  expect(code).not.toBe(0);
});

it('has its settings in a file beside it, without certificates and key', () => {
  const golden = readFileSync(join(__dirname, '../golden/openvpn-client.ovpn'), 'utf8');
  // As where the authority that issues has a root above it.
  const whole = golden.replace('</cert>\n', '</cert>\n<extra-certs>\nMIIB\n</extra-certs>\n');
  const beside = fileBesidePkcs12(whole, 'vpn-musterstadt-abcd');
  expect(beside).not.toMatch(/PRIVATE KEY|<cert>|<key>|<extra-certs>/);
  expect(beside).toMatch(/\npkcs12 vpn-musterstadt-abcd\.p12\n<ca>\n/);
  expect(beside.replace('pkcs12 vpn-musterstadt-abcd.p12\n', '')).toBe(
    whole.replace(/<(cert|key|extra-certs)>[^<]*<\/\1>\n/g, ''),
  );
  expect(() => fileBesidePkcs12(whole, '../x')).toThrow('field-file-stem');
  expect(() => fileBesidePkcs12('', 'vpn')).toThrow('field-line');
  const twoKeys = whole.replace(/<key>[^<]*<\/key>\n/, (key) => key + key);
  expect(() => fileBesidePkcs12(twoKeys, 'vpn')).toThrow('field-line');
});
